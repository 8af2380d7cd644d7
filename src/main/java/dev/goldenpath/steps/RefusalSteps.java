package dev.goldenpath.steps;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.scenario.Ask;
import dev.goldenpath.scenario.ScenarioSession;
import dev.goldenpath.user.ForgedToken;
import dev.goldenpath.user.Forgery;
import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.Expectation;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Requests that must be refused (HTTP-4), and what must not follow them. */
public final class RefusalSteps {
  private static final Duration SETTLE = Duration.ofMillis(900);
  private static final int LARGEST_MESSAGE = 64 * 1024;

  private final ScenarioSession session;

  public RefusalSteps(ScenarioSession session) {
    this.session = session;
  }

  @When("{user} sends a request {fault}")
  public void sendsARequest(String user, RequestFault fault) {
    AgentRequest good = request(user, "data_helper", "Please use your tools on this.");
    send(user, fault.in(good.body()), Expectation.refused(fault.words(), fault.statuses()));
  }

  /** The thread is still nobody's, so that the fault is the only one. */
  @When("{user} sends a request {fault} in the thread of {user}")
  public void sendsARequestInTheThreadOf(String user, RequestFault fault, String owner) {
    AgentRequest good =
        inThread(
            session.people().thread(owner, Ask.OWN_THREAD),
            request(user, "data_helper", "Please use your tools on this."));
    send(user, fault.in(good.body()), Expectation.refused(fault.words(), fault.statuses()));
  }

  private static AgentRequest inThread(String threadId, AgentRequest good) {
    return new AgentRequest(
        good.agentType(),
        good.message(),
        threadId,
        good.userId(),
        good.tools(),
        good.maxIterations());
  }

  @When("{user} sends a request with a message of one byte over 64 KiB")
  public void sendsTooMuch(String user) {
    String message = "a".repeat(LARGEST_MESSAGE + 1);
    sendsTooLarge(user, message);
  }

  @When("{user} sends a request with a message of 64 Ki letters that takes more bytes than 64 KiB")
  public void sendsTooManyBytes(String user) {
    sendsTooLarge(user, "ü".repeat(LARGEST_MESSAGE / 2 + 1));
  }

  private void sendsTooLarge(String user, String message) {
    send(
        user,
        request(user, "data_helper", message).body().toString(),
        Expectation.refused("with a message over 64 KiB", 413, 400, 422));
  }

  @When("{user} sends a request with {badToken}")
  public void sendsARequestWith(String user, Forgery forgery) {
    ForgedToken token = Tokens.forged(session, user, forgery);
    session
        .runs()
        .send(
            user,
            token.token().map(text -> "Bearer " + text),
            Optional.empty(),
            request(user, "data_helper", "Please use your tools on this.").body().toString(),
            Expectation.refused("with " + forgery.label() + " token", 401));
  }

  @When("{user} sends a request in the name of {user}")
  public void sendsInTheNameOf(String user, String other) {
    sendsAs(user, session.people().user(other).id(), "in the name of " + other);
  }

  @When("{user} sends a request in the name of somebody unknown")
  public void sendsInTheNameOfSomebody(String user) {
    sendsAs(user, java.util.UUID.randomUUID().toString(), "in the name of somebody unknown");
  }

  @When("{user} sends a request in the name of somebody whose id is almost the same")
  public void sendsInTheNameOfALookAlike(String user) {
    String id = session.people().user(user).id();
    String last = id.endsWith("1") ? "2" : "1";
    sendsAs(
        user,
        id.substring(0, id.length() - 1) + last,
        "in the name of somebody whose id is almost the same");
  }

  private void sendsAs(String user, String userId, String because) {
    AgentRequest own = request(user, "data_helper", "Please use your tools on this.");
    AgentRequest foreign =
        new AgentRequest(
            own.agentType(),
            own.message(),
            own.threadId(),
            userId,
            own.tools(),
            own.maxIterations());
    send(user, foreign.body().toString(), Expectation.refused(because, 403));
  }

  @When("{user} sends a request for the agent {string}, which does not exist")
  public void sendsForAnUnknownAgent(String user, String agent) {
    send(
        user,
        request(user, agent, "Please use your tools on this.").body().toString(),
        Expectation.refused("for an unknown agent_type", 404));
  }

  @When("{user} asks for a run in the thread of {user}")
  public void asksInTheThreadOf(String user, String owner) {
    asksInTheThreadOf(user, owner, "Please use your tools on this.", List.of("echo_tool"));
  }

  @When("{user} asks for a run of {duration} in the thread of {user}")
  public void asksForALongRunInTheThreadOf(String user, Duration time, String owner) {
    asksInTheThreadOf(user, owner, Waiting.of(time), List.of("wait_tool"));
  }

  private void asksInTheThreadOf(String user, String owner, String task, List<String> tools) {
    AgentRequest request =
        new AgentRequest(
            "data_helper",
            session.people().nonce(user) + " " + task,
            session.people().thread(owner, Ask.OWN_THREAD),
            session.people().user(user).id(),
            Optional.of(tools),
            OptionalInt.empty());
    session
        .runs()
        .send(
            user,
            bearer(user),
            Optional.of(request),
            request.body().toString(),
            Expectation.closedThread());
  }

  private AgentRequest request(String user, String agent, String message) {
    if (!session.sockets().isListening(user)) {
      session.sockets().listen(user);
    }
    return new AgentRequest(
        agent,
        message,
        session.people().thread(user, Ask.OWN_THREAD),
        session.people().user(user).id(),
        Optional.empty(),
        OptionalInt.empty());
  }

  private void send(String user, String body, Expectation expectation) {
    session.runs().send(user, bearer(user), Optional.empty(), body, expectation);
  }

  private Optional<String> bearer(String user) {
    return Optional.of("Bearer " + session.people().user(user).token());
  }

  @Then("the request is refused, and says why")
  public void isRefused() {
    ClauseAssertion.in(session).require(Clause.HTTP_4);
  }

  @Then("nothing of it is seen, while {user}'s next run is seen whole")
  public void nothingOfItIsSeen(String user) {
    session
        .runs()
        .awaitEnd(
            session
                .runs()
                .ask(Ask.of(user, "Please use your tools on this.").tools(List.of("echo_tool"))));
    session.settle(SETTLE);
  }

  @Then("nothing of it is seen")
  public void nothingOfItIsSeen() {
    session.settle(SETTLE);
  }
}
