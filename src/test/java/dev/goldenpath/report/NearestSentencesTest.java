package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever writes a step in other words is told the sentence that says it. */
class NearestSentencesTest {
  private static final NearestSentences SENTENCES =
      new NearestSentences(StepCatalogue.known().sentences());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a help_desk agent runs with the message \"Where is ticket 4711?\" | {users} ask(s)"
            + " {request}",
        "Ada sends the prompt \"What time is it?\" to data_helper | {users} ask(s) {request}",
        "I send the message \"hello\" to the agent | {users} ask(s) {request}",
        "find_ticket should be called with ticket_id 4711 | {tool} is called with:",
        "find_ticket was invoked twice | {tool} is called {times}",
        "the tool find_ticket is used | {tool} is called {times}",
        "only find_ticket is used | no tool but {tools} is called",
        "find_ticket runs before send_mail is called | {tool} is called before {tool}",
        "the result of find_ticket contains \"open\" | {tool} returns {field} that {matching}",
        "tool_completed for find_ticket has a status \"open\" | {event} carries {field} that"
            + " {matching}",
        "execution_time is less than 2 seconds | {event} carries {field} that {matching}",
        "tool_completed has the fields results and execution_time | {event} carries {fields}",
        "the final response contains \"4711\" | the answer {matching}",
        "the response should not be empty | the answer {matching}",
        "agent_thinking occurs at least twice | {event} comes {times}",
        "no agent_error is received | {event} comes {times}",
        "I receive exactly one agent_completed | {event} comes {times}",
        "agent_started is the first event | {event} comes {edge}",
        "agent_started arrives within 2 seconds | {event} comes within {duration}{share}",
        "every tool_executing has a tool_completed | every {event} is answered by"
            + " {answers}{shared}{bounds}",
        "each approval_requested is followed by approval_granted | every {event} is answered by"
            + " {answers}{shared}{bounds}",
        "the events arrive in this order | these events are seen for the first time in this order",
        "the run ends within 5 seconds | the run(s) is/are complete{within}",
        "the run finishes successfully | the run(s) is/are complete{within}",
        "the run fails with agent_error | the run ends in agent_error",
        "no events arrive after agent_completed | nothing of the run comes after {events}",
        "Ben sees nothing of the others' runs | {users} each see their own text and nothing of the"
            + " others'",
        "the request is rejected with 401 | the request is refused, and says why",
        "the connection is rejected | the socket is refused",
        "Ada logs in | {users} is/are authenticated{role}",
        "Ada connects to the websocket | {user} listens{listening}",
        "Ada waits 5 seconds | nothing is said for {duration}",
        "the health check returns ok | it says that it is healthy",
      })
  void other_words_find_the_sentence_that_is_meant(String text, String meant) {
    assertThat(SENTENCES.of(text, 3)).extracting(Sentence::expression).contains(meant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the answer contians Paris | the answer {matching}",
        "agent_complted comes last | {event} comes {edge}",
        "the run is completed | the run(s) is/are complete{within}",
      })
  void a_slip_of_the_pen_finds_its_sentence_first(String text, String meant) {
    assertThat(SENTENCES.of(text, 1)).extracting(Sentence::expression).containsExactly(meant);
  }
}
