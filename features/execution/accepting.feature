@execution
Feature: Accepting requests
  A good request is answered at once; what becomes of it is told by events.

  Background:
    Given an authenticated user

  @HTTP-1
  Rule: The backend says truly whether it can serve

    Scenario: A healthy backend runs agents
      When the backend is asked for its health
      Then it says that it is healthy

    Scenario: A backend that calls itself healthy does run an agent
      Given the backend is asked for its health
      When Ada asks the data_helper agent for help
      Then the run is complete

    Scenario: A backend is still healthy after it has run an agent
      Given Ada has had a run
      When the backend is asked for its health
      Then it says that it is healthy

  @smoke @HTTP-2 @HTTP-3
  Rule: A good request is accepted, with its own thread and agent and a run of its own

    Scenario: A request with nothing but what is required
      When Ada asks the data_helper agent for help
      Then the run is complete

    @needs-agent-config
    Scenario: A request that names its tools
      When Ada asks to use echo_tool
      Then the run is complete

    @needs-agent-config
    Scenario: A request that names its tools and its rounds
      When Ada asks to use echo_tool, get_current_time in at most 3 rounds
      Then the run is complete

    @needs-agent-config
    Scenario: A second request in the same thread
      Given Ada has had a run
      When Ada asks to use echo_tool
      Then the runs are complete

    Scenario: A request while nobody listens
      When Ada asks for an echo while nobody listens
      Then HTTP-3 is kept

  @HTTP-2
  Rule: A message may hold 64 KiB of UTF-8, and no byte is counted twice

    Scenario Outline: An echo of <text>
      When Ada asks for an echo of <text>
      Then the run is complete

      Examples:
        | text                                  |
        | a text of exactly 64 KiB              |
        | a text with accents of exactly 64 KiB |

  @HTTP-3 @needs-agent-config @needs-wait-tool
  Rule: The answer does not wait for the run

    Scenario: A run of three seconds is accepted at once
      When Ada asks for a wait of 3 seconds
      Then the run is complete
      And HTTP-3 is kept

    Scenario: A second run of three seconds is accepted at once
      Given Ada has had a run
      When Ada asks for a wait of 3 seconds
      Then the run is complete
      And HTTP-3 is kept

  @HTTP-5
  Rule: No two runs share an id

    Scenario: Several runs, one after another
      When Ada asks for an echo 3 to 5 times, one after another
      Then the runs are complete
      And HTTP-5 is kept

    Scenario: Several runs at once
      When Ada asks for a run that takes its time 3 to 4 times at once
      Then the runs are complete
      And HTTP-5 is kept

    Scenario: The same request twice
      Given Ada has had a run
      When Ada asks for the same again
      Then the runs are complete
      And HTTP-5 is kept
