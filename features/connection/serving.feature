@connection
Feature: Staying connected
  A connection lasts as long as the user wants, whatever is run on it, and whatever is sent by mistake.

  Background:
    Given an authenticated user

  @CONN-4
  Rule: One connection serves any number of runs
    Who closes what is quiet does so after seconds, or after minutes, for which nobody waits here.

    Scenario: Several runs, one after another
      When Ada asks for an echo 3 to 5 times, one after another
      Then the runs are complete

    Scenario: Two runs at the same time, and one after them
      Given Ada asks for a run that takes its time 2 times at once
      And the runs are complete
      When Ada has another run
      Then the runs are complete

    Scenario: A run after seconds in which nobody says anything
      Given Ada has had a run
      And nothing is said for 3.5 to 5 seconds
      When Ada has another run
      Then the runs are complete

    @needs-failing-tool @needs-agent-config
    Scenario: A run after one that failed
      Given Ada asks for a tool that fails
      And the run ends in agent_error
      When Ada has another run
      Then agent_completed comes once

  @CONN-5
  Rule: Every message is a text frame with one JSON object of at most 1 MiB

    Scenario: The messages of a run with the default tools
      When Ada asks the data_helper agent for help
      Then the run is complete
      And CONN-5 is kept

    Scenario: The messages of a run with a large text
      When Ada asks for an echo of a text of exactly 64 KiB
      Then the run is complete
      And CONN-5 is kept

  @CONN-6
  Rule: Pings are answered with pongs

    Scenario: A WebSocket ping on a quiet connection
      Given Ada listens
      When Ada sends a WebSocket ping
      Then the ping is answered

    Scenario: A WebSocket ping after another, and after a run
      Given Ada has had a run
      And Ada sends a WebSocket ping
      And the ping is answered
      When Ada sends a WebSocket ping
      Then the ping is answered

    Scenario: Several WebSocket pings, one after another
      Given Ada listens
      When Ada sends a WebSocket ping 4 to 6 times, one after another
      Then the pings are answered

    @needs-agent-config @needs-wait-tool
    Scenario: A WebSocket ping while an agent works
      Given Ada asks for a wait of 2 seconds
      When Ada sends a WebSocket ping
      Then the ping is answered

    Scenario Outline: A WebSocket ping that carries <bytes> bytes
      Given Ada listens
      When Ada sends a WebSocket ping that carries <bytes> bytes
      Then the ping is answered

      Examples:
        | bytes | reason                 |
        | 0     | it may carry nothing   |
        | 9     | more than a number     |
        | 125   | no ping may carry more |

    Scenario: A WebSocket ping on each of three sockets
      Given Ada listens with 3 sockets
      When Ada sends a WebSocket ping on each socket
      Then the pings are answered

    Scenario: A WebSocket ping on a socket whose token came in a subprotocol
      Given Ada listens with the token in a subprotocol
      When Ada sends a WebSocket ping
      Then the ping is answered

    @needs-app-ping
    Scenario: An application ping on a quiet connection
      Given Ada listens
      When Ada sends an application ping
      Then the ping is answered

    @needs-app-ping
    Scenario: An application ping after another, and after a message that can't be read
      Given Ada listens
      And Ada sends an application ping
      And the ping is answered
      And Ada sends the message "hello?", which can't be read
      When Ada sends an application ping
      Then the ping is answered

    @needs-app-ping
    Scenario: Several application pings, one after another
      Given Ada listens
      When Ada sends an application ping 4 to 6 times, one after another
      Then the pings are answered

    @needs-app-ping
    Scenario: An application ping on each of three sockets
      Given Ada listens with 3 sockets
      When Ada sends an application ping on each socket
      Then the pings are answered

    @needs-app-ping
    Scenario: An application ping on a socket whose token came in a subprotocol
      Given Ada listens with the token in a subprotocol
      When Ada sends an application ping
      Then the ping is answered

    @needs-app-ping
    Scenario: An application ping after a run, on a thread that is listened to anew
      Given Ada has had a run
      And Ada stops listening
      And Ada listens
      When Ada sends an application ping
      Then the ping is answered

    @needs-app-ping @needs-agent-config @needs-wait-tool
    Scenario: An application ping while an agent works
      Given Ada asks for a wait of 2 seconds
      When Ada sends an application ping
      Then the ping is answered

  @CONN-7
  Rule: A message that the backend can't read ends neither the connection nor a run

    @needs-wait-tool @needs-agent-config
    Scenario Outline: In the middle of a run comes a message that <reason>
      When Ada sends the message '<message>', which can't be read, in the middle of a run
      Then the runs are complete
      And CONN-7 is kept

      Examples:
        | message                  | reason              |
        | {not json                | is not JSON         |
        | {"text": "no type"}      | has no type         |
        | {"type": "no_such_type"} | has an unknown type |
        | []                       | is no object        |
        | {"type": null}           | has no text type    |

    @needs-wait-tool @needs-agent-config
    Scenario Outline: In the middle of a run comes <message>
      When Ada sends <message>, which can't be read, in the middle of a run
      Then the runs are complete
      And CONN-7 is kept

      Examples:
        | message                            | reason                        |
        | an empty message                   | nothing is no JSON            |
        | a message of control characters    | JSON has none but as escapes  |
        | a binary message                   | its bytes are no text         |
        | a message nested 1500 to 2500 deep | parsers give up at some depth |

    @needs-wait-tool
    Scenario: In the middle of a run comes one after another that can't be read
      When Ada sends a message of each kind that can't be read, in the middle of a run
      Then the runs are complete
      And CONN-7 is kept

    Scenario Outline: Before a run comes a message that <reason>
      When Ada sends the message '<message>', which can't be read, and has another run
      Then the runs are complete
      And CONN-7 is kept

      Examples:
        | message                  | reason              |
        | hello?                   | is not JSON         |
        | {"type": "no_such_type"} | has an unknown type |
        | null                     | is null             |
        | 42                       | is a number         |

    Scenario Outline: Before a run comes <message>
      When Ada sends <message>, which can't be read, and has another run
      Then the runs are complete
      And CONN-7 is kept

      Examples:
        | message                            | reason                        |
        | an empty message                   | nothing is no JSON            |
        | a message of control characters    | JSON has none but as escapes  |
        | a binary message                   | its bytes are no text         |
        | a message nested 1500 to 2500 deep | parsers give up at some depth |

    Scenario: Before a run comes a long message that can't be read
      When Ada sends a message of 3000 to 6000 letters that can't be read, and has another run
      Then the runs are complete
      And CONN-7 is kept

    Scenario: Seconds after a message that can't be read the connection is still there
      When Ada sends the message "hello?", which can't be read, and after 3.5 to 5 seconds has a run
      Then the runs are complete
      And CONN-7 is kept

    Scenario: Before a run come several messages that can't be read
      When Ada sends 4 to 8 messages that can't be read, and has another run
      Then the runs are complete
      And CONN-7 is kept

  @CONN-7
  Rule: A message that the backend can't read does no harm before any agent has run, and is no success

    Scenario Outline: On each of three fresh sockets comes a message that <reason>
      Given Ada listens with 3 sockets
      And Ada sends the message '<message>', which can't be read, on each socket
      And nothing is said for 1 second
      When Ada sends a WebSocket ping on each socket
      Then the pings are answered
      And CONN-7 is kept

      Examples:
        | message                       | reason                 |
        | {not json                     | is not JSON            |
        | {"text": "no type"}           | has no type            |
        | {"type": "no_such_type"}      | has an unknown type    |
        | {"type": "no_such_type"} then | goes on after its JSON |
        | {"type": ["ping"]}            | has no text type       |
        | []                            | is no object           |
        | "hello"                       | is a text              |
        | 42                            | is a number            |

    Scenario Outline: On each of three fresh sockets comes <message>
      Given Ada listens with 3 sockets
      And Ada sends <message>, which can't be read, on each socket
      And nothing is said for 1 second
      When Ada sends a WebSocket ping on each socket
      Then the pings are answered
      And CONN-7 is kept

      Examples:
        | message                            | reason                        |
        | an empty message                   | nothing is no JSON            |
        | a message of control characters    | JSON has none but as escapes  |
        | a binary message                   | its bytes are no text         |
        | a message nested 1500 to 2500 deep | parsers give up at some depth |

    Scenario: On a fresh socket come several messages of unknown types
      Given Ada listens
      And Ada sends 4 to 8 messages of types that nobody knows
      And nothing is said for 1 second
      When Ada sends a WebSocket ping
      Then the ping is answered
      And CONN-7 is kept

  @CONN-7
  Rule: A message of a type that the backend does not know is told as an error or ignored, never acknowledged

    Scenario: Several messages of unknown types are no success
      When Ada sends 4 to 8 messages of types that nobody knows, and has another run
      Then the runs are complete
      And CONN-7 is kept

  @CONN-8
  Rule: Every socket that listens on a thread gets every event of it

    @needs-agent-config
    Scenario Outline: <count> sockets on one thread
      Given Ada listens with <count> sockets
      When Ada asks to use get_current_time, echo_tool in any order
      Then every socket of Ada has seen the same run

      Examples:
        | count |
        | 2     |
        | 3     |

    Scenario: Large events on two sockets
      Given Ada listens with 2 sockets
      When Ada asks for an echo of a text of exactly 64 KiB
      Then every socket of Ada has seen the same run

    @needs-wait-tool @needs-agent-config
    Scenario: A socket that joins in the middle of a run hears the rest, and takes nothing from the first
      Given Ada listens with 2 sockets
      And Ada asks for a wait of 2 seconds with wait_tool, echo_tool
      When Ada listens with another socket
      Then every socket of Ada has seen the same run

    @CONN-7
    Scenario: A message that can't be read on one socket takes nothing from the others
      Given Ada listens with 2 sockets
      When Ada sends the message "hello?", which can't be read, and has another run
      Then every socket of Ada has seen the same run

    @needs-failing-tool @needs-agent-config
    Scenario: Every socket sees that a run has failed
      Given Ada listens with 2 sockets
      When Ada asks for a tool that fails
      Then the run ends in agent_error
      And every socket of Ada has seen the same run

    Scenario: Sockets that carry their tokens in different ways
      Given Ada listens with the token in the Authorization header
      And Ada listens with the token in a subprotocol
      When Ada asks for an echo
      Then every socket of Ada has seen the same run

    Scenario: A socket that has closed takes nothing from the others
      Given Ada listens with 3 sockets
      And Ada closes one socket
      When Ada asks for an echo
      Then every socket of Ada has seen the same run

    @needs-wait-tool @needs-agent-config
    Scenario: A socket that closes in the middle of a run takes nothing from the others
      Given Ada listens with 3 sockets
      And Ada asks for a wait of 2 seconds with wait_tool, echo_tool
      And nothing is said for 0.2 seconds
      When Ada closes one socket
      Then every socket of Ada has seen the same run
