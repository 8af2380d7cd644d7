Feature: My agent
  What it promises to those who watch it work. Put your agent's name in the place of data_helper.

  Rule: Whoever asks the agent sees it work, from its start to its answer

    Scenario: A question is answered
      Given Ada is authenticated
      When Ada asks the data_helper agent "What time is it?"
      Then agent_started comes first
      And agent_completed comes last
      And the answer is not empty
