@isolation @needs-multi-user
Feature: Users stay apart
  What a user asks and sees is their own. Each sees their own text, which shows that looking for
  another's would have found it.

  @smoke @ISO-1 @ISO-2
  Rule: A user sees their own runs and nothing of another's

    Scenario: Two users at the same time
      Given Ada and Ben are authenticated
      When Ada and Ben ask for a run that takes its time
      Then Ada and Ben each see their own text and nothing of the others'

    Scenario: Two users, one after the other
      Given Ada and Ben are authenticated
      And Ada listens
      And Ben has had a run
      When Ada asks for an echo
      Then Ada and Ben each see their own text and nothing of the others'

    Scenario: One user listens while another runs
      Given Ada and Ben are authenticated
      And Ada listens
      And Ben asks for an echo
      When Ben has another run
      And Ada asks for an echo
      Then Ada and Ben each see their own text and nothing of the others'

    @needs-failing-tool @needs-agent-config
    Scenario: One user listens while another's run fails
      Given Ada and Ben are authenticated
      And Ada listens
      And Ben asks for a tool that fails
      When Ada asks for an echo
      Then ISO-1 is kept
      And ISO-2 is kept

    Scenario: A user who asks for the time sees nothing of another's echo
      Given Ada and Ben are authenticated
      And Ben has had a run
      When Ada asks for the time
      Then the run is complete
      And ISO-2 is kept

    Scenario: A socket that was there before the thread was its owner's hears nothing of it
      Given Ada and Ben are authenticated
      And Ben tries to listen on the thread of Ada
      When Ada asks for an echo
      Then nothing more of the run is seen
      And ISO-1 is kept

    @needs-app-ping
    Scenario: The answer to an application ping holds nothing of another's
      Given Ada and Ben are authenticated
      And Ben has had a run
      And Ada listens
      When Ada sends an application ping
      Then the ping is answered
      And ISO-2 is kept

    Scenario: What follows a message that can't be read holds nothing of another's
      Given Ada and Ben are authenticated
      And Ben has had a run
      And Ada listens
      When Ada sends the message "hello?", which can't be read, and has another run
      Then the run is complete
      And ISO-2 is kept

    Scenario: A refusal holds nothing of another's
      Given Ada and Ben are authenticated
      And Ben has had a run
      When Ada sends a request whose message is blank
      Then the request is refused, and says why
      And ISO-2 is kept

    Scenario: What the backend says of its health holds nothing of a user's
      Given Ada and Ben are authenticated
      And Ben has had a run
      When the backend is asked for its health
      Then it says that it is healthy
      And ISO-2 is kept

    Scenario: Ten users at the same time
      Given all 10 users are authenticated
      When all 10 users ask for a run that takes its time
      Then all 10 users each see their own text and nothing of the others'

  @ISO-4
  Rule: Another user's thread is closed

    Scenario: A socket on another user's thread hears nothing of it
      Given Ada and Ben are authenticated
      And Ada has had a run
      When Ben tries to listen on the thread of Ada
      And Ada has another run
      Then Ada's thread is closed to Ben

    Scenario: A socket on another user's thread hears nothing of it a second later either
      Given Ada and Ben are authenticated
      And Ada has had a run
      And Ben tries to listen on the thread of Ada
      And nothing is said for 1 to 1.5 seconds
      When Ada has another run
      Then Ada's thread is closed to Ben

    Scenario: A request in another user's thread shares nothing with it
      Given Ada and Ben are authenticated
      And Ada has had a run
      When Ben asks for an echo in the thread of Ada
      And Ada has another run
      Then Ada's thread is closed to Ben

    @needs-wait-tool @needs-agent-config
    Scenario: A request in another user's thread does not touch a run that goes on in it
      Given Ada and Ben are authenticated
      And Ada has had a run
      And Ada asks for a wait of 2 seconds with wait_tool, echo_tool
      When Ben asks for an echo in the thread of Ada
      Then the run is complete
      And Ada's thread is closed to Ben

    Scenario: Whoever listens and asks in another user's thread shares nothing with it
      Given Ada and Ben are authenticated
      And Ada has had a run
      And Ben tries to listen on the thread of Ada
      When Ben asks for an echo in the thread of Ada
      And Ada has another run
      Then Ada's thread is closed to Ben

    Scenario: A thread stays closed when its owner has left and comes back
      Given Ada and Ben are authenticated
      And Ada has had a run
      And Ada stops listening
      When Ben tries to listen on the thread of Ada
      And Ada has another run
      Then Ada's thread is closed to Ben

    Scenario: A thread stays its owner's when another user has asked in it while its owner was away
      Given Ada and Ben are authenticated
      And Ada has had a run
      And Ada stops listening
      And Ben asks for an echo in the thread of Ada
      And Ada listens
      When Ada has another run
      Then Ada's thread is closed to Ben

    @needs-wait-tool @needs-agent-config
    Scenario: A thread stays its owner's while another user's run goes on in it
      Given Ada and Ben are authenticated
      And Ada has had a run
      And Ben asks for a wait of 2 seconds in the thread of Ada
      And Ada listens with another socket
      When Ada has another run
      Then Ada's thread is closed to Ben

    Scenario: A thread stays its owner's when another user has asked in it
      Given Ada and Ben are authenticated
      And Ada has had a run
      And Ben asks for an echo in the thread of Ada
      And Ada listens with another socket
      When Ada has another run
      Then Ada's thread is closed to Ben
