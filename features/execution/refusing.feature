@execution @HTTP-4
Feature: Refusing bad requests
  A bad request is told so at once, in a form that a program can read, and nothing runs for it.

  Background:
    Given an authenticated user

  @smoke
  Rule: A bad request is refused with an error body, and starts no run

    Scenario Outline: A request <fault>
      When Ada sends a request <fault>
      Then the request is refused, and says why
      And the request starts no run, while Ada's next run is seen whole

      Examples: The body
        | fault                |
        | that is not JSON     |
        | that is a JSON array |

      Examples: A field is missing
        | fault                        |
        | without type                 |
        | without agent_type           |
        | without message              |
        | without thread_id            |
        | without user_context         |
        | without user_context.user_id |

      Examples: A field is wrong
        | fault                                    |
        | of another type                          |
        | whose message is blank                   |
        | whose message is tabs and line breaks    |
        | whose message is empty                   |
        | whose message is a number                |
        | whose thread_id is not a UUID            |
        | whose thread_id has a UUID's length only |
        | whose thread_id is a list                |

      @needs-agent-config
      Examples: The agent's configuration is wrong
        | fault                                      |
        | with max_iterations 0                      |
        | with max_iterations -1                     |
        | whose max_iterations is a text             |
        | whose max_iterations is "3"                |
        | with a tool that the backend does not know |
        | whose tools are a text                     |

    Scenario: Nothing of refused requests is seen later either
      Given Ada sends a request without message
      And Ada sends a request whose message is blank
      And Ada sends a request of another type
      And Ada sends a request for the agent "no_such_agent", which does not exist
      And Ada sends a request in the name of somebody unknown
      And Ada sends a request with no token
      When nothing is said for 3.5 to 5 seconds
      Then the request is refused, and says why

    @needs-multi-user
    Scenario: A refused request takes nobody's thread
      Given Ada and Ben are authenticated
      And Ben sends a request whose message is blank in the thread of Ada
      When Ada asks the data_helper agent for help
      Then the run is complete

    Scenario: A request with a message of one byte too many
      When Ada sends a request with a message of one byte over 64 KiB
      Then the request is refused, and says why
      And the request starts no run, while Ada's next run is seen whole

    Scenario: A request with a message that is too large in bytes, though not in letters
      When Ada sends a request with a message of 64 Ki letters that takes more bytes than 64 KiB
      Then the request is refused, and says why

    Scenario Outline: A request for the agent "<agent>"
      When Ada sends a request for the agent "<agent>", which does not exist
      Then the request is refused, and says why
      And the request starts no run, while Ada's next run is seen whole

      Examples:
        | agent         |
        | no_such_agent |
        | data_helper2  |

  Rule: What has the wrong form is refused, wherever it stands

    Scenario Outline: The form of a request <fault>
      When Ada sends a request <fault>
      Then the request is refused, and says why

      Examples: The body
        | fault                       |
        | that goes on after its JSON |
        | that is a JSON text         |
        | that is null                |

      Examples: A field
        | fault                                    |
        | whose type is null                       |
        | whose type goes on after agent_execution |
        | whose agent_type is a number             |
        | whose message is null                    |
        | whose message is a list                  |
        | whose thread_id is null                  |
        | whose thread_id is empty                 |
        | whose thread_id is a number              |
        | whose thread_id goes on after a UUID     |
        | whose user_context is null               |
        | whose user_context is a text             |
        | whose user_context.user_id is null       |
        | whose user_context.user_id is empty      |
        | whose user_context.user_id is a number   |

      @needs-agent-config
      Examples: The agent's configuration
        | fault                         |
        | whose agent_config is a text  |
        | whose max_iterations is 1.5   |
        | whose tools are an object     |
        | with a number among its tools |
