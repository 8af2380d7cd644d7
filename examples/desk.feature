Feature: A help desk whose agent asks before it pays

  Rule: Nothing is paid without approval

    Scenario: Every request for approval is answered once
      When Ada asks the desk agent "A refund, please"
      Then every approval_requested is answered by one approval_granted or approval_denied with the same approval_id

    Scenario: Every request for approval is answered quickly
      Given every approval_requested is answered by approval_granted or approval_denied within 2 seconds
      When Ada asks the desk agent "A refund, please"
      Then approval_requested comes twice
      And approval_denied comes once

    Scenario: No tool runs while approval is awaited
      When Ada asks the desk agent "A refund, please"
      Then no tool_executing comes between approval_requested and approval_granted

    Scenario: Approval comes before any tool
      When Ada asks the desk agent "A refund, please"
      Then approval_granted comes before tool_executing

    Scenario: Denial is told
      When Ada asks the desk agent "A refund, please"
      Then approval_denied carries approval_id

    Scenario: The amounts are small
      When Ada asks the desk agent "A refund, please"
      Then approval_requested carries amount that is at most 100

    Scenario: The events come in this order
      When Ada asks the desk agent "A refund, please"
      Then these events are seen for the first time in this order
        | approval_requested |
        | approval_granted   |
        | approval_denied    |
        | tool_executing     |

    Scenario: The end is the end
      When Ada asks the desk agent "A refund, please"
      Then nothing of the run comes after agent_completed

    Scenario: The last event is the answer
      When Ada asks the desk agent "A refund, please"
      Then agent_completed comes last

    Scenario: The answer names the receipt
      When Ada asks the desk agent "A refund, please"
      Then the answer rests on what payBack returned
