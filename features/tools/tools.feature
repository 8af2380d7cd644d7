@tools @needs-agent-config
Feature: Tool calls

  Background:
    Given an authenticated user

  @smoke @PAIR-1 @PAIR-2
  Rule: Every tool that starts also finishes, and nothing finishes that did not start

    Scenario Outline: The calls of <tools>
      When Ada asks to use <tools>
      Then <tools> is called
      And PAIR-1 is kept
      And PAIR-2 is kept

      Examples:
        | tools                       | reason                  |
        | echo_tool                   | one call                |
        | get_current_time, echo_tool | two calls               |
        | echo_tool, get_current_time | two calls, turned round |
        | echo_tool, echo_tool        | the same tool twice     |

    @needs-wait-tool
    Scenario: The calls of three tools
      When Ada asks for a wait of 0.2 to 0.6 seconds with get_current_time, wait_tool, echo_tool
      Then get_current_time, wait_tool, echo_tool are called
      And PAIR-1 is kept
      And PAIR-2 is kept

    @needs-failing-tool
    Scenario: A tool that fails finishes too, before the run's end
      When Ada asks for a tool that fails
      Then failing_tool is called

    @needs-failing-tool
    Scenario: A tool that fails after another has worked
      When Ada asks to use echo_tool, failing_tool
      Then the run ends in agent_error
      And PAIR-1 is kept

  @PAIR-3
  Rule: Only the tools that the request allows are called, in no more rounds than it allows

    Scenario: Only the echo is allowed
      When Ada asks for an echo
      Then no tool but echo_tool is called

    Scenario: Only the time is allowed
      When Ada asks for the time
      Then no tool but get_current_time is called

    Scenario: A second run is allowed less than the first
      Given Ada has had a run
      When Ada asks for the time
      Then no tool but get_current_time is called
      And PAIR-3 is kept

    Scenario Outline: At most <rounds> rounds
      When Ada asks to use get_current_time, echo_tool in at most <rounds> rounds
      Then the run is complete
      And PAIR-3 is kept

      Examples:
        | rounds | reason               |
        | 1      | fewer than tools     |
        | 2      | just enough          |
        | 7      | more than are needed |

    Scenario Outline: At most <rounds> rounds, after a run that was allowed <before>
      Given Ada asks to use get_current_time, echo_tool in at most <before> rounds
      And the run is complete
      When Ada asks to use echo_tool, get_current_time in at most <rounds> rounds
      Then the runs are complete
      And PAIR-3 is kept
      And PAIR-4 is kept

      Examples:
        | before | rounds | reason           |
        | 3      | 1      | fewer than then  |
        | 1      | 3      | more than before |

    Scenario: Two runs at once keep to their rounds, each for itself
      When Ada asks to use get_current_time, echo_tool in at most 1 round 2 times at once
      Then the runs are complete
      And PAIR-3 is kept

    Scenario: Five rounds at most, where the request names no number
      When Ada asks to use echo_tool, echo_tool, echo_tool, echo_tool, echo_tool, echo_tool
      Then the run is complete
      And PAIR-3 is kept

    @needs-wait-tool
    Scenario: Two rounds for three tools
      When Ada asks to use get_current_time, echo_tool, wait_tool in at most 2 rounds
      Then the run is complete
      And PAIR-3 is kept

    @needs-wait-tool
    Scenario: One round for more tools than most rounds hold
      When Ada asks for a wait of 0.2 to 0.4 seconds with get_current_time, echo_tool, wait_tool, get_current_time, echo_tool, wait_tool in at most 1 round
      Then the run is complete
      And PAIR-3 is kept

  @PAIR-4
  Rule: The agent uses every tool that it was given, in the order given

    Scenario Outline: <tools>, in this order
      When Ada asks to use <tools>
      Then the run is complete
      And PAIR-4 is kept

      Examples:
        | tools                           |
        | get_current_time then echo_tool |
        | echo_tool then get_current_time |

    Scenario: A second run with other tools than the first
      Given Ada has had a run
      When Ada asks to use get_current_time then echo_tool
      Then the run is complete
      And PAIR-4 is kept

    Scenario: The default tools are the time, then the echo
      When Ada asks the data_helper agent for help
      Then get_current_time is called
      And echo_tool is called
      And PAIR-4 is kept

    Scenario: The default tools are used where the request names its rounds alone
      When Ada asks the data_helper agent for help in at most 3 rounds
      Then the run is complete
      And PAIR-4 is kept

    @needs-wait-tool
    Scenario Outline: wait_tool takes <time>, as asked
      When Ada asks for a wait of <time>
      Then the run is complete
      And PAIR-4 is kept

      Examples:
        | time         |
        | 0.25 seconds |
        | 1 second     |
        | 1.5 seconds  |

    @needs-wait-tool
    Scenario: wait_tool takes a second where the message names no time
      When Ada asks to use wait_tool
      Then the run is complete
      And PAIR-4 is kept

    @needs-wait-tool
    Scenario: A tool that is named last, after others that are named twice
      When Ada asks to use get_current_time, echo_tool, get_current_time, echo_tool, wait_tool in at most 8 rounds
      Then the run is complete
      And PAIR-4 is kept

    @needs-wait-tool
    Scenario: All three working tools, in an order that is drawn
      When Ada asks for a wait of 0.2 to 0.6 seconds with wait_tool, echo_tool, get_current_time in any order
      Then the run is complete
      And PAIR-4 is kept
