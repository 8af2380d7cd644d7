@timing
Feature: Runs begin and end in time

  Background:
    Given an authenticated user

  @smoke @TIME-4
  Rule: The first and the last event come within their limits

    Scenario: A run with the default tools is complete within the limits
      When Ada asks the data_helper agent for help
      Then the run is complete
      And TIME-4 is kept

    Scenario: A second run on the same socket comes as quickly
      Given Ada has had a run
      When Ada asks for the time
      Then the run is complete
      And TIME-4 is kept
