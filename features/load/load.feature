@load @needs-agent-config
Feature: Many runs
  What holds for one run holds for the fifteenth, and for many at once.

  @CONN-4
  Rule: A connection does not wear out

    Scenario: Fifteen runs, one after another
      Given an authenticated user
      When Ada has 15 runs, one after another
      Then CONN-4 is kept
      And TRUE-3 is kept

  @ISO-2 @ISO-3 @needs-multi-user @needs-wait-tool
  Rule: Many users with several runs each stay apart

    Scenario: Ten users with two runs each, all at the same time
      Given 10 users are authenticated
      When all 10 users ask for 2 runs each at the same time
      Then each of the 10 users sees his own text and nothing of the others'
      And ISO-3 is kept
