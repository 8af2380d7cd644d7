package dev.goldenpath.steps;

import dev.goldenpath.scenario.Ask;
import dev.goldenpath.scenario.AskedRun;
import dev.goldenpath.scenario.ScenarioSession;
import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.Comparison.Difference;
import dev.goldenpath.wire.Expectation;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Optional;

/** Asking agents to run. Whoever asks, listens: a socket is open before the request is sent. */
@Says("Asking an agent")
public final class AskSteps {
  private final ScenarioSession session;
  private final Controls controls;

  public AskSteps(ScenarioSession session) {
    this.session = session;
    this.controls = new Controls(session);
  }

  private AskedRun ask(Ask ask) {
    session.sockets().ensureListening(ask.who());
    return session.runs().ask(ask);
  }

  private void runToItsEnd(Ask ask) {
    session.watch().awaitEnd(ask(ask));
  }

  @Says("Run an agent, with the tools that it has by default.")
  @When("a/an {agent} agent runs")
  public void anAgentRuns(String agent) {
    ask(Ask.of(Cast.FIRST, Request.TASK).agent(agent));
  }

  @Says(
      "Ask an agent for something, once or several times; whoever has no socket yet listens first.")
  @When("{users} ask(s) {request}")
  public void asks(List<String> users, Request request) {
    if (request.isTheSameAgain()) {
      users.forEach(this::askAgain);
    } else if (request.owner().isPresent()) {
      users.forEach(user -> askInAnothersThread(user, request, request.owner().get()));
    } else if (request.isUnheard()) {
      session.runs().askAtOnce(asksOf(users, request));
    } else {
      askHeard(users, request);
    }
  }

  private List<Ask> asksOf(List<String> users, Request request) {
    return users.stream().flatMap(it -> request.allBy(it, session.target()).stream()).toList();
  }

  private void askHeard(List<String> users, Request request) {
    List<Ask> asks = asksOf(users, request);
    if (asks.size() > 1 && !request.isAtOnce() && users.size() == 1) {
      asks.forEach(this::runToItsEnd);
    } else if (asks.size() > 1 && users.size() == 1) {
      Ask control = asks.get(0);
      AskedRun alone = controls.of(control);
      session
          .runs()
          .askAtOnce(asks.stream().map(it -> it.against(alone, Difference.RUN_BESIDE)).toList());
    } else {
      users.forEach(session.sockets()::ensureListening);
      session.runs().askAtOnce(asks);
    }
  }

  /** Send the last request once more, letter by letter. */
  private void askAgain(String user) {
    List<AskedRun> runs = session.runs().of(user);
    session.runs().askAgain(runs.get(runs.size() - 1));
  }

  /** Ask for a run in a thread that is another's; it may be refused, or share nothing with it. */
  private void askInAnothersThread(String user, Request request, String owner) {
    Ask ask = request.by(user, session.target());
    String words = ask.task().replace(Ask.NONCE, "this");
    AgentRequest sent =
        new AgentRequest(
            ask.agent(),
            session.people().nonce(user) + " " + words,
            session.people().thread(owner, Ask.OWN_THREAD),
            session.people().user(user).id(),
            ask.tools(),
            ask.maxIterations());
    session
        .runs()
        .send(
            user,
            BadRequest.bearer(session, user),
            Optional.of(sent),
            session.runs().body(sent).toString(),
            Expectation.closedThread());
  }

  @Says("Ask for something in a thread in which the user's last run goes on.")
  @When("{user} asks {request} in the meantime")
  public void asksMeanwhile(String user, Request request) {
    session.runs().askMeanwhile(request.by(user, session.target()));
  }

  @Says("Ask an agent in words of one's own, over several lines.")
  @When("{user} asks{addressee}:")
  public void asksInOwnWords(String user, Optional<String> agent, String message) {
    Ask ask = Request.said(user, message);
    ask(agent.map(ask::agent).orElse(ask));
  }

  @Says(
      value =
          "Ask with one option a row: agent, message, tools, rounds, thread, times, at once,"
              + " context.NAME.",
      rows = {"agent", "message", "tools", "rounds", "thread", "times", "at once", "context."})
  @When("{user} asks with these options:")
  public void asksWithOptions(String user, DataTable table) {
    AskOptions options = AskOptions.of(table);
    List<Ask> asks = options.by(user);
    session.sockets().ensureListening(user);
    if (options.isAtOnce()) {
      session.runs().askAtOnce(asks);
    } else {
      asks.forEach(this::runToItsEnd);
    }
  }

  @Says("Have a run, and see it to its end.")
  @When("{user} has (had )a(nother) run")
  public void hasHadARun(String user) {
    runToItsEnd(Request.anything(user, session.target()));
  }

  @Says(
      "Ask for two things at once, of which the first is the last; each is held against one alone.")
  @When("{user} asks {request} beside {request}")
  public void asksBeside(String user, Request one, Request other) {
    session.runs().askAtOnce(List.of(besides(user, other), besides(user, one)));
  }

  private Ask besides(String user, Request request) {
    Ask ask = request.by(user, session.target());
    return ask.against(controls.of(ask), Difference.RUN_BESIDE);
  }
}
