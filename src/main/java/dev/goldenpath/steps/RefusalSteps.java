package dev.goldenpath.steps;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.scenario.Ask;
import dev.goldenpath.scenario.ScenarioSession;
import dev.goldenpath.setting.TokenTransport;
import dev.goldenpath.user.Forgery;
import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.Expectation;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What must be refused (HTTP-4, CONN-3, ISO-4), and what must not follow it. */
public final class RefusalSteps {
  private static final Duration SETTLE = Duration.ofMillis(900);
  private static final String TASK = "Please use your tools on this.";

  private final ScenarioSession session;

  public RefusalSteps(ScenarioSession session) {
    this.session = session;
  }

  /** Send a request that is good but for one fault. */
  @When("{user} sends a request {fault}")
  public void sendsARequest(String user, BadRequest fault) {
    fault.send(session, user, good(user, user));
  }

  /** Send it in another's thread, which is still nobody's, so that the fault is the only one. */
  @When("{user} sends a request {fault} in the thread of {user}")
  public void sendsARequestInTheThreadOf(String user, BadRequest fault, String owner) {
    fault.send(session, user, good(user, owner));
  }

  private AgentRequest good(String user, String owner) {
    if (!session.sockets().isListening(user)) {
      session.sockets().listen(user);
    }
    return new AgentRequest(
        Ask.of(user, TASK).agent(),
        TASK,
        session.people().thread(owner, Ask.OWN_THREAD),
        session.people().user(user).id(),
        Optional.empty(),
        OptionalInt.empty());
  }

  /** Ask for a run in a thread that is another's; it may be refused, or share nothing with it. */
  @When("{user} asks {request} in the thread of {user}")
  public void asksInTheThreadOf(String user, Request request, String owner) {
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
            sent.body().toString(),
            Expectation.closedThread());
  }

  /** Try to listen with a token that is none of the backend's. */
  @When("{user} tries to open a socket with {badToken} in {transport}")
  public void triesToOpen(String user, Forgery forgery, TokenTransport transport) {
    if (!session.target().takes(transport)) {
      session.skip("the target does not take the token in this way");
    }
    session.refusedSockets().knock(user, Tokens.forged(session, user, forgery), transport);
  }

  /** Try to listen on a thread that is another's. */
  @When("{user} tries to listen on the thread of {user}")
  public void triesToListenOn(String user, String owner) {
    session.refusedSockets().listenOnThreadOf(user, owner);
  }

  /** See the right status and an error body that a program can read. */
  @Then("the request is refused, and says why")
  public void isRefused() {
    ClauseAssertion.in(session).require(Clause.HTTP_4);
  }

  /** See the socket refused at once, with no message before it. */
  @Then("the socket is refused")
  public void theSocketIsRefused() {
    ClauseAssertion.in(session).require(Clause.CONN_3);
  }

  /** See nothing of what was refused: a later run comes whole, and a short time passes. */
  @Then("nothing of it is seen, while {user}'s next run is seen whole")
  public void nothingOfItIsSeen(String user) {
    session.runs().awaitEnd(session.runs().ask(Ask.of(user, TASK).tools(Request.ECHO)));
    session.settle(SETTLE);
  }

  /** Listen on for a short time; whatever belongs to nobody here breaks a clause. */
  @Then("nothing of it is seen")
  public void nothingOfItIsSeen() {
    session.settle(SETTLE);
  }
}
