@isolation @needs-agent-config @needs-wait-tool
Feature: Runs at the same time stay apart

  Background:
    Given an authenticated user

  @ISO-3
  Rule: Each of several runs at once keeps its promises for itself

    Scenario: Two runs at once in one thread
      When Ada asks for a run that takes its time 2 times at once
      Then the runs are complete
      And ISO-3 is kept

    Scenario: Several runs at once in one thread
      When Ada asks for a run that takes its time 3 to 5 times at once
      Then the runs are complete
      And ISO-3 is kept

    Scenario: A run in each of two threads at once
      Given Ada listens on a second thread too
      When Ada asks for a run that takes its time beside a run that takes its time in a second thread
      Then the runs are complete
      And ISO-3 is kept

    Scenario: A run beside one that waits
      When Ada asks for an echo beside a wait of 2 seconds with wait_tool, echo_tool
      Then the runs are complete
      And ISO-3 is kept

    @needs-failing-tool
    Scenario: A run beside one that fails
      When Ada asks for a tool that fails beside a wait of 2 seconds with wait_tool, echo_tool
      Then the run ends in agent_error
      And ISO-3 is kept

  @ISO-3
  Rule: A request beside a run in its thread leads to what the target says of such runs

    Scenario: A request while a run of its thread goes on
      Given Ada asks for a wait of 2 seconds with wait_tool, echo_tool
      When Ada asks for an echo in the meantime
      Then the runs take turns as the target says

  @ISO-1
  Rule: A run is seen only in its own thread

    Scenario: A run in one thread, while another thread listens
      Given Ada listens on a second thread too
      And Ada asks for a wait of 2 seconds with wait_tool, echo_tool
      When Ada asks for an echo
      Then nothing more of the run is seen
      And ISO-1 is kept

    Scenario: A run in another thread, on which nobody listens
      Given Ada has had a run
      And Ada asks for an echo in a second thread
      When Ada has another run
      Then nothing more of the run is seen
      And ISO-1 is kept

  @ISO-3
  Rule: A run ends whole, whatever goes on in another thread

    Scenario: A short run, while another thread's run goes on
      Given Ada listens on a second thread too
      When Ada asks for an echo beside a wait of 2 seconds with wait_tool, echo_tool in a second thread
      Then the runs are complete
      And ISO-3 is kept
