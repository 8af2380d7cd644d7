@events
Feature: What each event carries

  Background:
    Given an authenticated user

  @smoke
  Rule: Each event of a run carries what its readers need

    @EVENT-0
    Scenario: Every event says when it was, and of which thread and run
      When Ada asks the data_helper agent for help
      Then agent_started carries timestamp, thread_id and run_id
      And EVENT-0 is kept

    @EVENT-1
    Scenario: agent_started names the agent
      When Ada asks the data_helper agent for help
      Then agent_started carries agent_type

    @EVENT-2 @needs-thinking
    Scenario: agent_thinking carries a thought
      When Ada asks the data_helper agent for help
      Then agent_thinking carries thought

    @EVENT-3
    Scenario: tool_executing says which tool is called, with what, and in which call
      When Ada asks the data_helper agent for help
      Then tool_executing carries tool_name, tool_args and correlation_id

    @EVENT-4
    Scenario: tool_completed says what came of the call
      When Ada asks the data_helper agent for help
      Then tool_completed carries tool_name, results, execution_time and correlation_id

    @EVENT-5
    Scenario: agent_completed carries the answer
      When Ada asks the data_helper agent for help
      Then agent_completed carries final_response

    @EVENT-6 @needs-agent-config @needs-failing-tool
    Scenario: agent_error says what went wrong
      When Ada asks for a tool that fails
      Then agent_error carries error

  @EVENT-0
  Rule: Every run's events say when and whose they are, whatever the socket has carried before
    An event_id is unique on a connection, not in a run alone.

    Scenario: The events of a second run on the same socket
      Given Ada has had a run
      When Ada asks the data_helper agent for help
      Then the run is complete
      And EVENT-0 is kept

    @needs-agent-config @needs-failing-tool
    Scenario: The events of a run that fails
      When Ada asks for a tool that fails
      Then the run ends in agent_error
      And EVENT-0 is kept

  @EVENT-7
  Rule: Each field has one place, in every message

    Scenario: The messages of a run with the default tools
      When Ada asks the data_helper agent for help
      Then the run is complete
      And EVENT-7 is kept

    Scenario: The messages of a second run on the same socket
      Given Ada has had a run
      When Ada asks the data_helper agent for help
      Then the run is complete
      And EVENT-7 is kept

    @needs-agent-config @needs-failing-tool
    Scenario: The messages of a run that fails
      When Ada asks for a tool that fails
      Then the run ends in agent_error
      And EVENT-7 is kept
