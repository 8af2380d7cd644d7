@order
Feature: The order of events

  Background:
    Given an authenticated user

  @ORDER-1
  Rule: A run begins with agent_started, once

    Scenario: A run with the default tools
      When Ada asks the data_helper agent for help
      Then agent_started comes before agent_completed
      And agent_started comes once

    Scenario: The second run on a socket begins like the first
      Given Ada has had a run
      When Ada asks for an echo
      Then agent_started comes before agent_completed
      And agent_started comes once

  @ORDER-2
  Rule: First there is thinking, then a tool, then its result, then the answer

    Scenario: One tool
      When Ada asks for the time
      Then these events are seen for the first time in this order
        | agent_started   |
        | agent_thinking  |
        | tool_executing  |
        | tool_completed  |
        | agent_completed |

    @needs-agent-config
    Scenario: The second run on a socket is as complete as the first
      Given Ada has had a run
      When Ada asks to use echo_tool, get_current_time
      Then the run is complete

  @ORDER-3
  Rule: A run ends once, and nothing follows its end

    Scenario: After a run's end nothing more of it comes, while the next run is seen whole
      Given Ada has had a run
      When Ada asks for an echo
      Then nothing more of the run is seen

    @needs-agent-config
    Scenario: After a run with two tools nothing more of it comes
      When Ada asks to use get_current_time, echo_tool
      Then nothing more of the run is seen

    @needs-failing-tool @needs-agent-config
    Scenario: A run that fails ends once
      When Ada asks for a tool that fails
      Then the run ends in agent_error
      And agent_error comes once
      And nothing more of the run is seen
