Feature: Steps of one's own

  Rule: Every call of a tool can be told from any other

    Scenario: The ids of calls are long enough
      Given Ada is authenticated
      When Ada asks the data_helper agent for help
      Then every call of a tool has an id of at least 8 letters
