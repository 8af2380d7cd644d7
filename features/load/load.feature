@load
Feature: Many runs
  What holds for one run holds for the twentieth, and for many at once.

  @CONN-4
  Rule: A connection does not wear out
    What is counted, pooled or kept by tens shows at the tenth or the next: a dozen at least.

    Scenario: A dozen runs or more, one after another
      Given an authenticated user
      When Ada asks for an echo 12 to 20 times, one after another
      Then the runs are complete
      And TRUE-3 is kept

  @ISO-2 @ISO-3 @needs-multi-user @needs-wait-tool @needs-agent-config
  Rule: Many users with several runs each stay apart

    Scenario: Ten users with two runs each, all at the same time
      Given all 10 users are authenticated
      When all 10 users ask for a run that takes its time 2 times at once
      Then all 10 users each see their own text and nothing of the others'
      And ISO-3 is kept
