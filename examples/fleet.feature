Feature: A fleet of vehicles whose agent plans routes

  Background:
    Given Li, Ola and Björn are authenticated

  Rule: A route is planned before it is told

    Scenario: The work is handed over first
      When Li asks the dispatcher agent "A route, please"
      Then handoff comes before agent_thinking

    Scenario: The agent does not think for ever
      When Li asks the dispatcher agent "A route, please"
      Then at most 2 agent_thinking come in a row

    Scenario: The agent begins at the beginning
      When Ola asks the dispatcher agent "A route, please"
      Then agent_started comes first

    Scenario: The hand-over says to whom
      When Ola asks the dispatcher agent "A route, please"
      Then handoff carries:
        | to   | planner     |
        | hops | is a number |

    Scenario: The route goes over two towns
      When Björn asks the dispatcher agent "A route, please"
      Then maps.route is called with:
        | via | has 2 items   |
        | via | contains Bonn |

    Scenario: The legs are told in kilometres
      When Björn asks the dispatcher agent "A route, please" with maps.route
      Then maps.route returns legs[1].km that is at least 100

    Scenario: The toll is yes or no
      When Li asks the dispatcher agent "A route, please" in at most 3 rounds
      Then maps.route returns toll that is false

    Scenario: The answer is no excuse
      When Li asks the dispatcher agent "A route, please"
      Then the answer does not contain "As an AI"

    Scenario: The answer has its figures
      When Li asks the dispatcher agent "A route, please"
      Then the answer matches /\d+ km.*/

    Scenario: Nothing else is heard on the socket
      When Li asks the dispatcher agent "A route, please"
      Then no weather_tool comes between agent_thinking and agent_completed, on the socket
      And handoff comes within 5 seconds in 90 % of the runs
