@authentication @CONN-3
Feature: Refusing sockets
  Nobody listens without a token of the backend's own. A socket that is open and silent is the worst
  answer: the user waits for events that never come.

  Background:
    Given an authenticated user

  @smoke
  Rule: A socket without a good token is refused at once

    Scenario Outline: A socket with <token> in <transport>
      When Ada tries to listen with <token> in <transport>
      Then the socket is refused

      Examples: Where the target takes it
        | token                             | transport       |
        | no token                          | its usual place |
        | a malformed token                 | its usual place |
        | an expired token                  | its usual place |
        | an unsigned token                 | its usual place |
        | a token signed with another key   | its usual place |
        | a token with an altered payload   | its usual place |
        | a token with an altered signature | its usual place |

      Examples: In the header
        | token                                 | transport                |
        | no token                              | the Authorization header |
        | a malformed token                     | the Authorization header |
        | an expired token                      | the Authorization header |
        | an unsigned token                     | the Authorization header |
        | an unsigned token that spells it nOnE | the Authorization header |
        | a token signed with another key       | the Authorization header |
        | a token signed with an empty key      | the Authorization header |
        | a token with an altered payload       | the Authorization header |
        | a token with an altered signature     | the Authorization header |

      Examples: In a subprotocol
        | token                             | transport     |
        | no token                          | a subprotocol |
        | a malformed token                 | a subprotocol |
        | an expired token                  | a subprotocol |
        | an unsigned token                 | a subprotocol |
        | a token signed with another key   | a subprotocol |
        | a token with an altered payload   | a subprotocol |
        | a token with an altered signature | a subprotocol |

    Scenario: A user who has listened and run an agent is refused with an expired token like any other
      Given Ada has had a run
      When Ada tries to listen with an expired token in its usual place
      Then the socket is refused

    @CONN-4
    Scenario: A socket that is refused for an expired token takes nothing from the open ones
      Given Ada has had a run
      And Ada tries to listen with an expired token in its usual place
      And the socket is refused
      When Ada has another run
      Then the runs are complete

    Scenario Outline: A user who has listened and run an agent is refused with <token> like any other
      Given Ada has had a run
      When Ada tries to listen with <token> in its usual place
      Then the socket is refused

      Examples:
        | token                             |
        | a token with an altered payload   |
        | a token with an altered signature |
