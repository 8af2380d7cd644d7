@order @needs-sub-agents @needs-agent-config
Feature: Agents that work for others

  Background:
    Given an authenticated user

  @ORDER-4
  Rule: A nested agent ends once, after its own tool calls and before the agent that it works for

    Scenario: An agent hands its task on
      When Ada asks to use delegate_tool, echo_tool
      Then the run is complete
      And ORDER-4 is kept

    Scenario: The end of a nested agent is not the end of the run
      Given Ada has had a run
      When Ada asks to use delegate_tool, get_current_time
      Then agent_started comes once
      And agent_completed comes once
      And nothing more of the run is seen

    @needs-wait-tool
    Scenario: A nested agent takes its time
      When Ada asks "Please wait 0.6 seconds." with delegate_tool, wait_tool
      Then the run is complete
      And ORDER-4 is kept

    Scenario: Two runs at once hand their tasks on
      When Ada asks to use delegate_tool, echo_tool twice at once
      Then the runs are complete
      And ORDER-4 is kept

    @needs-failing-tool
    Scenario: A nested agent that fails does not end the run
      When Ada asks to use delegate_tool, failing_tool
      Then the run ends in agent_error
      And agent_error comes once
      And ORDER-4 is kept
