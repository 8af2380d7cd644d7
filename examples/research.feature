Feature: A research agent that searches and drafts

  Rule: The agent searches before it writes

    Scenario: It calls its tools in this order
      When Ada asks the research_agent agent "How is the weather?"
      Then search_docs is called before answer_draft

    Scenario: It searches once
      When Ada asks the research_agent agent "How is the weather?"
      Then search_docs is called once

    Scenario: It searches for what was asked
      When Ada asks the research_agent agent:
        """
        How is the weather
        in Paris?
        """
      Then search_docs is called with:
        | query | contains Paris      |
        | top   | is between 1 and 10 |

    Scenario: The search finds something
      When Ada asks the research_agent agent "How is the weather?"
      Then search_docs returns:
        | results.items          | has at least 1 item |
        | results.items[0].title | contains Paris      |
        | results.items[0].score | is more than 0.5    |

    Scenario: The title is told
      When Ada asks the research_agent agent "How is the weather?"
      Then search_docs returns items[0].title that starts with Weather

  Rule: The answer rests on the work

    Scenario: It says what the draft says
      When Ada asks the research_agent agent "How is the weather?"
      Then the answer rests on what answer_draft returned

    Scenario: It names the place
      When Ada asks the research_agent agent "How is the weather?"
      Then the answer contains "Paris"

    Scenario: It names its model
      When Ada asks the research_agent agent "How is the weather?"
      Then agent_started carries model that is one of owl-3, owl-4

    Scenario: It does nothing but this
      When Ada asks the research_agent agent "How is the weather?"
      Then exactly these events are seen in this order
        | agent_started   |
        | agent_thinking  |
        | tool_executing  |
        | tool_completed  |
        | tool_executing  |
        | tool_completed  |
        | agent_completed |

    Scenario: It knows the user's plan
      When Zoë asks with these options:
        | agent        | research_agent            |
        | message      | Which plan, on <nonce>?   |
        | context.plan | gold                      |
      Then agent_started carries:
        | plan       | gold           |
        | agent_type | research_agent |
