@authentication @HTTP-4
Feature: Refusing requests without a good token

  Background:
    Given an authenticated user

  @smoke
  Rule: A request without a good token is refused with 401, and starts no run

    Scenario Outline: A request with <token>
      When Ada sends a request with <token>
      Then the request is refused, and says why
      And the request starts no run, while Ada's next run is seen whole

      Examples:
        | token                                 |
        | no token                              |
        | a malformed token                     |
        | an expired token                      |
        | an unsigned token                     |
        | an unsigned token that spells it nOnE |
        | a token signed with another key       |
        | a token signed with an empty key      |
        | a token with an altered payload       |
        | a token with an altered signature     |

  Rule: A good run before does not open the door

    Scenario Outline: A request with <token>, after a good run
      Given Ada has had a run
      When Ada sends a request with <token>
      Then the request is refused, and says why

      Examples:
        | token                             |
        | no token                          |
        | an expired token                  |
        | a token with an altered payload   |
        | a token with an altered signature |

  Rule: Nobody asks in another's name

    Scenario: A request in the name of somebody unknown
      When Ada sends a request in the name of somebody unknown
      Then the request is refused, and says why
      And the request starts no run, while Ada's next run is seen whole

    Scenario: A request in the name of somebody whose id differs in one letter
      When Ada sends a request in the name of somebody whose id is almost the same
      Then the request is refused, and says why

    @needs-multi-user
    Scenario: A request in the name of another user
      Given Ada and Ben are authenticated
      And Ben listens
      When Ada sends a request in the name of Ben
      Then the request is refused, and says why
      And the request starts no run, while Ada's next run is seen whole
