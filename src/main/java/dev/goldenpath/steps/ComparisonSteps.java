package dev.goldenpath.steps;

import dev.goldenpath.scenario.Ask;
import dev.goldenpath.scenario.AskedRun;
import dev.goldenpath.scenario.ScenarioSession;
import dev.goldenpath.wire.Comparison.Difference;
import io.cucumber.java.en.When;

/**
 * Runs that are held against another which differs in one thing only: words in the message, a
 * message before it that can't be read.
 */
@Says("Asking with one thing different")
public final class ComparisonSteps {
  private static final String NO_WORDS = "a word of thanks";
  private static final String LONG_ENOUGH_TO_MEET =
      "for a wait of 2 seconds with wait_tool, echo_tool";

  private final ScenarioSession session;
  private final Controls controls;

  public ComparisonSteps(ScenarioSession session) {
    this.session = session;
    this.controls = new Controls(session);
  }

  @Says("Ask with these words in the message; held against the same request with other words.")
  @When("{user} asks {request} {wording}")
  public void asksInOtherWords(String user, Request request, Worded wording) {
    Ask ask = request.by(user, session.target());
    Ask plain = in(wording.alone(), request, ask, wording.alone() ? "please" : NO_WORDS);
    AskedRun control = controls.of(plain);
    session
        .runs()
        .ask(in(wording.alone(), request, ask, wording.words()).against(control, Difference.WORDS));
  }

  private static Ask in(boolean alone, Request request, Ask ask, String words) {
    return alone ? ask.saying(words).unmarked() : ask.saying(worded(request, ask.task(), words));
  }

  private static String worded(Request request, String task, String words) {
    return request.isHelp()
        ? words + ": please use your tools on " + Ask.NONCE
        : task + " " + words;
  }

  @Says("Send something before or in a run; held against a run before it.")
  @When("{user} sends {message}, {occasion}")
  public void sendsOnOccasion(String user, ClientMessage message, Occasion occasion) {
    if (occasion.inTheMiddle()) {
      sendsInTheMiddle(user, message);
    } else {
      beforeARun(
          user,
          () -> {
            message.send(session, user);
            occasion.quiet().ifPresent(session.waits()::settle);
          });
    }
  }

  private void beforeARun(String user, Runnable sending) {
    Ask ask = Request.anything(user, session.target());
    AskedRun control = controls.of(ask);
    sending.run();
    session.sockets().ensureListening(user);
    session.runs().ask(ask.against(control, Difference.UNREADABLE_MESSAGE));
  }

  private void sendsInTheMiddle(String user, ClientMessage message) {
    Ask ask = Request.of(LONG_ENOUGH_TO_MEET, session.draw()).by(user, session.target());
    AskedRun control = controls.of(ask);
    AskedRun run = session.runs().ask(ask.against(control, Difference.UNREADABLE_MESSAGE));
    message.send(session, user);
    session.watch().awaitEnd(run);
    session.runs().ask(Request.anything(user, session.target()));
  }
}
