package dev.goldenpath.steps;

import dev.goldenpath.scenario.Ask;
import dev.goldenpath.scenario.AskedRun;
import dev.goldenpath.scenario.ScenarioSession;
import dev.goldenpath.setting.Capability;
import dev.goldenpath.wire.Comparison.Difference;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Runs that are held against another which differs in one thing only: words in the message, a
 * message before it that can't be read, a run beside it.
 *
 * <p>The other one is run here, beforehand. It is itself a later run, since a first run may go well
 * where a later one does not, whatever else differs.
 */
public final class ComparisonSteps {
  private static final String TASK = "Please use your tools on " + Ask.NONCE + ".";
  private static final String NO_WORDS = "a word of thanks";
  private static final Duration LONG_ENOUGH_TO_MEET = Duration.ofMillis(600);
  private static final List<String> ECHO = List.of("echo_tool");
  private static final List<String> WAIT_AND_ECHO = List.of("wait_tool", "echo_tool");
  private static final List<String> FAILING = List.of("failing_tool");

  private final ScenarioSession session;

  public ComparisonSteps(ScenarioSession session) {
    this.session = session;
  }

  @When("{user} asks for an echo with the words {string}")
  public void asksForAnEchoWithTheWords(String user, String words) {
    withWords(words, it -> Ask.of(user, "Please use your tools on this: " + it).tools(ECHO));
  }

  @When("{user} asks for help with the words {string}")
  public void asksForHelpWithTheWords(String user, String words) {
    withWords(words, it -> Ask.of(user, it + ": please use your tools on " + Ask.NONCE));
  }

  @When("{user} asks to wait {duration} with the words {string}")
  public void asksToWaitWithTheWords(String user, Duration time, String words) {
    withWords(words, it -> Ask.of(user, Waiting.of(time) + " " + it).tools(List.of("wait_tool")));
  }

  @When("{user} asks for a tool that fails with the words {string}")
  public void asksForAToolThatFailsWithTheWords(String user, String words) {
    withWords(words, it -> Ask.of(user, TASK + " " + it).tools(FAILING));
  }

  @When("{user} asks for help with the word {string} alone")
  public void asksForHelpWithTheWordAlone(String user, String word) {
    AskedRun control = control(Ask.of(user, "please").unmarked());
    session.runs().ask(Ask.of(user, word).unmarked().against(control, Difference.WORDS));
  }

  private void withWords(String words, Function<String, Ask> asking) {
    AskedRun control = control(asking.apply(NO_WORDS));
    session.runs().ask(asking.apply(words).against(control, Difference.WORDS));
  }

  @When("{user} sends the message {string}, which can't be read, and has another run")
  public void sendsUnreadable(String user, String message) {
    beforeARun(user, () -> session.sockets().say(user, message, false));
  }

  @When("{user} sends the message {string}, which can't be read, and after {duration} has a run")
  public void sendsUnreadableAndIsQuiet(String user, String message, Duration time) {
    beforeARun(
        user,
        () -> {
          session.sockets().say(user, message, false);
          session.settle(time);
        });
  }

  @When("{user} sends a message of {int} letters that can't be read, and has another run")
  public void sendsALongUnreadable(String user, int letters) {
    String unlike = session.people().nonce(user);
    String message = unlike + "x".repeat(letters - unlike.length());
    beforeARun(user, () -> session.sockets().say(user, message, false));
  }

  @When("{user} sends {int} messages that can't be read, and has another run")
  public void sendsManyUnreadable(String user, int count) {
    beforeARun(user, () -> sendAll(user, count, "{\"type\": \"no_such_type_%d\""));
  }

  @When("{user} sends {int} messages of types that nobody knows, and has another run")
  public void sendsManyUnknown(String user, int count) {
    beforeARun(user, () -> sendAll(user, count, "{\"type\": \"no_such_type_%d\"}"));
  }

  private void sendAll(String user, int count, String message) {
    IntStream.rangeClosed(1, count)
        .forEach(n -> session.sockets().say(user, message.formatted(n), false));
  }

  private void beforeARun(String user, Runnable sending) {
    Ask ask = Ask.of(user, TASK).tools(ECHO);
    AskedRun control = control(ask);
    sending.run();
    listening(user);
    session.runs().ask(ask.against(control, Difference.UNREADABLE_MESSAGE));
  }

  @When("{user} sends the message {string}, which can't be read, in the middle of a run")
  public void sendsUnreadableInTheMiddle(String user, String message) {
    Ask ask = waitingAndEchoing(user, LONG_ENOUGH_TO_MEET);
    AskedRun control = control(ask);
    AskedRun run = session.runs().ask(ask.against(control, Difference.UNREADABLE_MESSAGE));
    session.sockets().say(user, message, false);
    session.runs().awaitEnd(run);
    session.runs().ask(Ask.of(user, TASK).tools(ECHO));
  }

  @When("{user} asks for {int} runs at once in one thread")
  public void asksForRunsAtOnce(String user, int count) {
    Ask ask = together(user);
    AskedRun control = control(ask);
    session
        .runs()
        .askAtOnce(
            IntStream.range(0, count)
                .mapToObj(n -> ask.against(control, Difference.RUN_BESIDE))
                .toList());
  }

  /** Both at once, so that they are beside each other however long the answers take. */
  @When("{user} asks for an echo beside a run that waits {duration}")
  public void asksForAnEchoBeside(String user, Duration time) {
    besides(waitingAndEchoing(user, time), Ask.of(user, TASK).tools(ECHO));
  }

  @When("{user} asks for a tool that fails beside a run that waits {duration}")
  public void asksForAFailureBeside(String user, Duration time) {
    besides(waitingAndEchoing(user, time), Ask.of(user, TASK).tools(FAILING));
  }

  @When("{user} asks for a run in each of two threads at once")
  public void asksForRunsInTwoThreads(String user) {
    besides(together(user), together(user).thread(Cast.SECOND_THREAD));
  }

  private void besides(Ask... asks) {
    List<Ask> compared = new ArrayList<>();
    for (Ask ask : asks) {
      compared.add(ask.against(control(ask), Difference.RUN_BESIDE));
    }
    session.runs().askAtOnce(compared);
  }

  /** Have a run to hold others against, after one of the same kind in the same thread. */
  private AskedRun control(Ask ask) {
    listening(ask.who());
    session.runs().awaitEnd(session.runs().ask(ask));
    AskedRun control = session.runs().ask(ask);
    session.runs().awaitEnd(control);
    return control;
  }

  private void listening(String user) {
    if (!session.sockets().isListening(user)) {
      session.sockets().listen(user);
    }
  }

  /** Ask for what takes long enough to overlap, where the target can wait. */
  private Ask together(String user) {
    return session.target().has(Capability.WAIT_TOOL)
        ? waitingAndEchoing(user, LONG_ENOUGH_TO_MEET)
        : Ask.of(user, TASK).tools(ECHO);
  }

  private static Ask waitingAndEchoing(String user, Duration time) {
    return Ask.of(user, Waiting.of(time)).tools(WAIT_AND_ECHO);
  }
}
