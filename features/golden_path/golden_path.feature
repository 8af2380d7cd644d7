@golden-path
Feature: The golden path
  A user asks an agent to run and watches it work: that it started, what it thinks, which tools it
  uses, what they returned, and what the answer is.

  Background:
    Given an authenticated user

  @smoke @EVENT-4
  Rule: Whoever runs an agent sees what its tools returned, and how long they took

    Scenario: A run of data_helper shows the tools' results
      When a data_helper agent runs
      Then tool_completed carries results and execution_time

  @smoke @ORDER-2
  Rule: All five events of a run are seen, in their order

    Scenario: A run with the tools that the agent has by default
      When Ada asks the data_helper agent for help
      Then these events are seen for the first time in this order
        | agent_started   |
        | agent_thinking  |
        | tool_executing  |
        | tool_completed  |
        | agent_completed |

    @needs-agent-config
    Scenario Outline: A run with <tools>
      When Ada asks to use <tools>
      Then the run is complete

      Examples:
        | tools                           | reason                   |
        | get_current_time                | a tool without arguments |
        | echo_tool                       | a tool with an argument  |
        | echo_tool then get_current_time | two tools, turned round  |

    @ORDER-1 @needs-agent-config @needs-wait-tool
    Scenario: A run with three tools, one of which takes its time
      When Ada asks for a wait of 0.2 to 0.6 seconds with echo_tool, wait_tool, get_current_time in any order
      Then the run is complete

  @EVENT-5 @TRUE-4
  Rule: The answer rests on what the tools returned

    @needs-agent-config
    Scenario: What the echo returned is in the final response
      When Ada asks for an echo
      Then the answer rests on what echo_tool returned
      And TRUE-4 is kept
