package dev.goldenpath.steps;

import dev.goldenpath.scenario.Ask;
import dev.goldenpath.scenario.AskedRun;
import dev.goldenpath.scenario.ScenarioSession;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Asking agents to run. Whoever asks, listens: a socket is open before the request is sent. */
public final class RunSteps {
  /** Messages begin alike, so that what is kept by a message's first words shows. */
  private static final String TASK = "Please use your tools on " + Ask.NONCE + ".";

  private static final Duration LONG_ENOUGH_TO_MEET = Duration.ofMillis(600);
  private static final List<String> ECHO = List.of("echo_tool");
  private static final List<String> FAILING = List.of("failing_tool");

  private final ScenarioSession session;

  public RunSteps(ScenarioSession session) {
    this.session = session;
  }

  private AskedRun ask(Ask ask) {
    if (!session.sockets().isListening(ask.who())) {
      session.sockets().listen(ask.who());
    }
    return session.runs().ask(ask);
  }

  private void runToItsEnd(Ask ask) {
    session.runs().awaitEnd(ask(ask));
  }

  @When("a {agent} agent runs")
  public void anAgentRuns(String agent) {
    ask(Ask.of(Cast.FIRST, TASK).agent(agent));
  }

  @When("{user} asks the {agent} agent for help")
  public void asksForHelp(String user, String agent) {
    ask(Ask.of(user, TASK).agent(agent));
  }

  @When("{user} asks the {agent} agent for help in at most {int} round(s)")
  public void asksForHelpInRounds(String user, String agent, int rounds) {
    ask(Ask.of(user, TASK).agent(agent).rounds(rounds));
  }

  @When("{user} asks for the time")
  public void asksForTheTime(String user) {
    ask(Ask.of(user, "What time is it? Please use your tools.").tools(List.of("get_current_time")));
  }

  @When("{user} asks for an echo")
  public void asksForAnEcho(String user) {
    ask(Ask.of(user, TASK).tools(ECHO));
  }

  @When("{user} asks for an echo of {text}")
  public void asksForAnEchoOf(String user, EchoText text) {
    // The nonce and a blank come before the text.
    ask(Ask.of(user, text.after("gp-".length() + 20 + 1)).tools(ECHO));
  }

  @When("{user} asks to use {tools}")
  public void asksToUse(String user, List<String> tools) {
    ask(Ask.of(user, TASK).tools(tools));
  }

  @When("{user} asks to use {tools} in at most {int} round(s)")
  public void asksToUseInRounds(String user, List<String> tools, int rounds) {
    ask(Ask.of(user, TASK).tools(tools).rounds(rounds));
  }

  @When("{user} asks to wait {duration}")
  public void asksToWait(String user, Duration time) {
    ask(Ask.of(user, Waiting.of(time)).tools(List.of("wait_tool")));
  }

  @When("{user} asks to wait {duration} and to use {tools}")
  public void asksToWaitAndToUse(String user, Duration time, List<String> tools) {
    ask(Ask.of(user, Waiting.of(time)).tools(tools));
  }

  @When("{user} asks for a tool that fails")
  public void asksForAToolThatFails(String user) {
    ask(Ask.of(user, TASK).tools(FAILING));
  }

  @Given("{user} has had a run")
  @When("{user} has another run")
  public void hasHadARun(String user) {
    runToItsEnd(Ask.of(user, TASK).tools(ECHO));
  }

  @Given("{user} has had a run on each of two threads")
  public void hasHadARunOnEach(String user) {
    runToItsEnd(Ask.of(user, TASK).tools(ECHO));
    runToItsEnd(Ask.of(user, TASK).tools(ECHO).thread(Cast.SECOND_THREAD));
  }

  @When("{user} asks for an echo in a thread on which nobody listens")
  public void asksElsewhere(String user) {
    ask(Ask.of(user, TASK).tools(ECHO).thread(Cast.SECOND_THREAD));
  }

  @When("{user} asks for an echo while nobody listens")
  public void asksUnheard(String user) {
    session.runs().ask(Ask.of(user, TASK).tools(ECHO));
  }

  @When("{user} has {int} runs, one after another")
  public void hasRuns(String user, int count) {
    IntStream.range(0, count).forEach(n -> runToItsEnd(Ask.of(user, TASK).tools(ECHO)));
  }

  @When("{user} sends the same request twice")
  public void sendsTheSameTwice(String user) {
    AskedRun first = ask(Ask.of(user, TASK).tools(ECHO));
    session.runs().awaitEnd(first);
    session.runs().askAgain(first);
  }

  @When("{user} asks for {int} runs at once to use {tools} in at most {int} round(s)")
  public void asksForRunsInRounds(String user, int count, List<String> tools, int rounds) {
    allAtOnce(
        IntStream.range(0, count)
            .mapToObj(n -> Ask.of(user, TASK).tools(tools).rounds(rounds))
            .toList());
  }

  @When("{user} and {user} ask for an echo at the same time")
  public void askAtTheSameTime(String one, String other) {
    allAtOnce(List.of(together(one), together(other)));
  }

  @When("all {int} users ask for an echo at the same time")
  public void allAskAtTheSameTime(int count) {
    allAtOnce(Cast.of(count).stream().map(this::together).toList());
  }

  @When("all {int} users ask for {int} runs each at the same time")
  public void allAskForRuns(int count, int each) {
    List<Ask> asks = new ArrayList<>();
    for (String user : Cast.of(count)) {
      IntStream.range(0, each).forEach(n -> asks.add(together(user)));
    }
    allAtOnce(asks);
  }

  /** Ask for what takes long enough to overlap, where the target can wait. */
  private Ask together(String user) {
    boolean canWait = session.target().has(dev.goldenpath.setting.Capability.WAIT_TOOL);
    return canWait
        ? Ask.of(user, Waiting.of(LONG_ENOUGH_TO_MEET)).tools(List.of("wait_tool", "echo_tool"))
        : Ask.of(user, TASK).tools(ECHO);
  }

  private void allAtOnce(List<Ask> asks) {
    asks.stream()
        .map(Ask::who)
        .distinct()
        .filter(user -> !session.sockets().isListening(user))
        .forEach(session.sockets()::listen);
    session.runs().askAtOnce(asks);
  }
}
