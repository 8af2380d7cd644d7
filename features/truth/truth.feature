@truth
Feature: What is shown is true
  A mock can send five perfect events. What it can't do is return a text that could not be known
  beforehand, tell the time, or fail when the work fails.

  Background:
    Given an authenticated user

  @smoke @TRUE-1
  Rule: An echo returns exactly the text that it was given

    Scenario Outline: An echo of <text>
      When Ada asks for an echo of <text>
      Then Ada's text comes back in the tool's results and in the answer

      Examples:
        | text                           | reason                          |
        | a short text                   | nothing special                 |
        | a text with accents            | two bytes a letter              |
        | a text in many scripts         | three bytes a letter            |
        | a text with emoji              | four bytes, joined              |
        | a text with decomposed letters | must not be composed            |
        | a text with quotes and markup  | must not be escaped or parsed   |
        | a text of several lines        | line breaks and a tab           |
        | a text with blanks at its ends | must not be trimmed             |
        | a text with control characters | must not be cleaned             |
        | a text with escapes in it      | must not be decoded             |
        | a text with invisible letters  | must not be tidied up           |
        | a text with repeated words     | none of them is one too many    |
        | a long text                    | must not be cut                 |
        | a long text with accents       | must not be cut within a letter |

  @TRUE-2
  Rule: The time that is told is the time of the call

    Scenario: The time of a run with the default tools
      When Ada asks the data_helper agent for help
      Then get_current_time is called
      And TRUE-2 is kept

    @needs-agent-config @needs-wait-tool
    Scenario: The time after a wait of three seconds
      When Ada asks for a wait of 3 seconds with wait_tool, get_current_time
      Then get_current_time is called
      And TRUE-2 is kept

  @TRUE-3
  Rule: Different requests lead to different answers

    Scenario: Several requests
      When Ada asks for an echo 3 to 5 times, one after another
      Then the runs are complete
      And TRUE-3 is kept

    @needs-wait-tool @needs-agent-config
    Scenario: Two times in one run, more than two seconds apart
      When Ada asks for a wait of 2.3 seconds with get_current_time, wait_tool, get_current_time
      Then the run is complete
      And TRUE-3 is kept

    @needs-wait-tool @needs-agent-config
    Scenario: Two times, more than two seconds apart
      Given Ada asks for the time
      And the run is complete
      And Ada asks for a wait of 2.3 seconds with wait_tool
      And the runs are complete
      When Ada asks for the time
      Then the runs are complete
      And TRUE-2 is kept

  @TRUE-4 @needs-agent-config @needs-failing-tool
  Rule: A run that could not do its work says so

    Scenario: A tool that fails
      When Ada asks for a tool that fails
      Then the run ends in agent_error

    Scenario: A tool that fails after another has worked
      When Ada asks to use echo_tool then failing_tool
      Then the run ends in agent_error

    Scenario: A tool that fails in the only round
      When Ada asks to use failing_tool in at most 1 round
      Then the run ends in agent_error

    Scenario: A tool that fails before another
      When Ada asks to use failing_tool then echo_tool
      Then the run ends in agent_error

    Scenario: A run that fails after one that did not
      Given Ada has had a run
      When Ada asks for a tool that fails
      Then the run ends in agent_error

  @TRUE-5
  Rule: The words test, mock and demo in a message change nothing

    Scenario Outline: An echo with the words "<words>"
      When Ada asks for an echo with the words "<words>"
      Then the runs are complete
      And TRUE-5 is kept

      Examples:
        | words                   |
        | this is a test          |
        | use a mock              |
        | a demo for the customer |
        | TEST                    |
        | the Mock and the Demo   |
        | the latest demography   |

    Scenario Outline: Help with the words "<words>"
      When Ada asks for help with the words "<words>"
      Then the run is complete
      And TRUE-5 is kept

      Examples:
        | words            |
        | run the test     |
        | mock data please |
        | demo             |
        | test             |

    @needs-wait-tool @needs-agent-config
    Scenario Outline: A wait with the words "<words>"
      When Ada asks for a wait of 0.6 seconds with the words "<words>"
      Then the run is complete
      And TRUE-5 is kept

      Examples:
        | words          |
        | this is a test |
        | use a mock     |
        | a demo         |

    @needs-failing-tool @needs-agent-config
    Scenario Outline: A tool that fails, with the words "<words>"
      When Ada asks for a tool that fails with the words "<words>"
      Then the run ends in agent_error

      Examples:
        | words          |
        | this is a test |
        | use a mock     |
        | a demo         |

    Scenario Outline: A message that is the word "<word>" and nothing else
      When Ada asks for help with the word "<word>" alone
      Then the run is complete
      And TRUE-5 is kept

      Examples:
        | word |
        | test |
        | mock |
        | demo |
        | Test |

  @SAFE-1
  Rule: No token, no password and no stack trace is ever shown

    Scenario: In a run
      When Ada asks the data_helper agent for help
      Then the run is complete
      And SAFE-1 is kept

    @needs-agent-config @needs-failing-tool
    Scenario: In a run that fails
      When Ada asks for a tool that fails
      Then the run ends in agent_error
      And SAFE-1 is kept

    Scenario: In a refusal
      When Ada sends a request with a malformed token
      Then the request is refused, and says why
      And SAFE-1 is kept

    Scenario: In an answer to a message that can't be read
      When Ada sends the message '{"type": "no_such_type"}', which can't be read, and has another run
      Then the run is complete
      And SAFE-1 is kept
