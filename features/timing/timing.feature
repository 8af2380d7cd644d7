@timing
Feature: Events come on time

  Background:
    Given an authenticated user

  @TIME-1
  Rule: Events carry the time at which they happened

    Scenario: The timestamps of a run with the default tools
      When Ada asks the data_helper agent for help
      Then the run is complete
      And TIME-1 is kept

    @needs-agent-config @needs-wait-tool
    Scenario: The timestamps of a run that takes its time
      When Ada asks for a wait of 1 second with echo_tool, wait_tool
      Then the run is complete
      And TIME-1 is kept

  @TIME-2
  Rule: The execution time that is told is the one that passed

    Scenario: The quick default tools
      When Ada asks the data_helper agent for help
      Then tool_completed carries execution_time
      And TIME-2 is kept

    @needs-agent-config @needs-wait-tool
    Scenario Outline: A tool that takes <time>
      When Ada asks for a wait of <time>
      Then tool_completed carries execution_time
      And TIME-2 is kept

      Examples:
        | time        |
        | 1.9 seconds |
        | 2.9 seconds |

    @needs-agent-config @needs-wait-tool
    Scenario: A quick tool after one that takes its time
      When Ada asks for a wait of 1.2 seconds with wait_tool, echo_tool
      Then tool_completed carries execution_time
      And TIME-2 is kept

  @TIME-3 @needs-agent-config @needs-wait-tool
  Rule: Events come while the work goes on, not in a heap at its end
    Where timestamps have no fraction, only those of a call of more than 2 seconds are sure to show that it took its time.

    Scenario Outline: <reason>
      When Ada asks for a wait of <time> with <tools>
      Then the run is complete
      And TIME-3 is kept

      Examples:
        | time        | tools                       | reason                                 |
        | 2.1 seconds | wait_tool                   | A tool that takes its time, alone      |
        | 2.1 seconds | echo_tool, wait_tool        | A tool that takes its time, at the end |
        | 2.1 seconds | wait_tool, get_current_time | A tool that takes its time, at first   |

    @needs-failing-tool
    Scenario: A tool that takes its time, before one that fails
      When Ada asks for a wait of 2.1 seconds with wait_tool, failing_tool
      Then the run ends in agent_error
      And TIME-3 is kept

    Scenario: A tool that takes its time, in a second run
      Given Ada has had a run
      When Ada asks for a wait of 2.1 seconds with echo_tool, wait_tool
      Then the run is complete
      And TIME-3 is kept
