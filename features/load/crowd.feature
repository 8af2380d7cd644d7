@load @needs-allow-load @needs-multi-user
Feature: Many users at once
  A thousand users who each run an agent at the same time each see their own run, and soon.
  Runs where the target's settings say allow-load=true, and max-users has room.

  @ISO-1 @ORDER-2 @TIME-4
  Rule: Every user sees their own run, however many there are

    Scenario: A thousand users at once
      When 1000 users each run a data_helper agent at once
      Then every user sees their own run whole
      And 95 of 100 runs see their first event within 2 seconds
