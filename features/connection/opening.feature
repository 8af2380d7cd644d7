@connection
Feature: Opening a connection
  Whoever has a good token can listen; the connection says at once whose it is.

  Background:
    Given an authenticated user

  @CONN-1
  Rule: A WebSocket opens with a good token, in each way that the backend takes it

    Scenario Outline: The token travels in <transport>
      When Ada listens with the token in <transport>
      Then Ada is greeted with a connection of their own

      Examples:
        | transport                |
        | the Authorization header |
        | a subprotocol            |

    Scenario Outline: A run is seen whole on a socket with the token in <transport>
      Given Ada listens with the token in <transport>
      When Ada asks for an echo
      Then the run is complete

      Examples:
        | transport                |
        | the Authorization header |
        | a subprotocol            |

  @smoke @CONN-2
  Rule: The first message is connection_established, for this user and this connection alone

    Scenario: One socket is greeted
      When Ada listens
      Then Ada is greeted with a connection of their own

    Scenario: Each of three sockets is greeted with a connection id of its own
      When Ada listens with 3 sockets
      Then Ada is greeted with a connection of their own

    @needs-agent-config @needs-wait-tool
    Scenario: Sockets that open while a run tells of one event after another are greeted first
      Given Ada listens
      And Ada asks for a wait of 0.02 seconds with wait_tool, wait_tool, wait_tool, wait_tool, wait_tool, wait_tool, wait_tool, wait_tool in at most 8 rounds
      When Ada listens with another socket
      And Ada listens with another socket
      Then Ada is greeted with a connection of their own
      And CONN-2 is kept

    @needs-multi-user
    Scenario: Each of two users is greeted with an id of their own
      Given Ada and Ben are authenticated
      And Ada listens
      When Ben listens
      Then Ben is greeted with a connection of their own
