package dev.goldenpath.steps;

import dev.goldenpath.scenario.Ask;
import dev.goldenpath.scenario.AskedRun;
import dev.goldenpath.scenario.ScenarioSession;
import dev.goldenpath.wire.Comparison.Difference;
import io.cucumber.java.en.When;
import java.time.Duration;

/**
 * Runs that are held against another which differs in one thing only: words in the message, a
 * message before it that can't be read.
 */
public final class ComparisonSteps {
  private static final String NO_WORDS = "a word of thanks";
  private static final Request LONG_ENOUGH_TO_MEET =
      Request.of("for a wait of 2 seconds with wait_tool, echo_tool");

  private final ScenarioSession session;
  private final Controls controls;

  public ComparisonSteps(ScenarioSession session) {
    this.session = session;
    this.controls = new Controls(session);
  }

  /** Ask with these words in the message; held against the same request with other words. */
  @When("{user} asks {request} with the words {string}")
  public void asksWithTheWords(String user, Request request, String words) {
    Ask ask = request.by(user, session.target());
    AskedRun control = controls.of(ask.saying(worded(request, ask.task(), NO_WORDS)));
    session
        .runs()
        .ask(ask.saying(worded(request, ask.task(), words)).against(control, Difference.WORDS));
  }

  private static String worded(Request request, String task, String words) {
    return request.isHelp()
        ? words + ": please use your tools on " + Ask.NONCE
        : task + " " + words;
  }

  /** Ask with one word as the whole message; held against a request with another word. */
  @When("{user} asks for help with the word {string} alone")
  public void asksWithTheWordAlone(String user, String word) {
    AskedRun control = controls.of(Ask.of(user, "please").unmarked());
    session.runs().ask(Ask.of(user, word).unmarked().against(control, Difference.WORDS));
  }

  /** Send something that can't be read, then run; held against a run before it. */
  @When("{user} sends {message}, and has another run")
  public void sendsAndHasARun(String user, ClientMessage message) {
    beforeARun(user, () -> message.send(session, user));
  }

  /** Send something that can't be read, wait, then run; held against a run before it. */
  @When("{user} sends {message}, and after {duration} has a run")
  public void sendsAndIsQuiet(String user, ClientMessage message, Duration time) {
    beforeARun(
        user,
        () -> {
          message.send(session, user);
          session.settle(time);
        });
  }

  private void beforeARun(String user, Runnable sending) {
    Ask ask = Ask.of(user, Request.TASK).tools(Request.ECHO);
    AskedRun control = controls.of(ask);
    sending.run();
    controls.listening(user);
    session.runs().ask(ask.against(control, Difference.UNREADABLE_MESSAGE));
  }

  /** Send something while a run goes on, then have another; held against a run before it. */
  @When("{user} sends {message}, in the middle of a run")
  public void sendsInTheMiddle(String user, ClientMessage message) {
    Ask ask = LONG_ENOUGH_TO_MEET.by(user, session.target());
    AskedRun control = controls.of(ask);
    AskedRun run = session.runs().ask(ask.against(control, Difference.UNREADABLE_MESSAGE));
    message.send(session, user);
    session.runs().awaitEnd(run);
    session.runs().ask(Ask.of(user, Request.TASK).tools(Request.ECHO));
  }
}
