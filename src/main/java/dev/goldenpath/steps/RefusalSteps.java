package dev.goldenpath.steps;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.scenario.Ask;
import dev.goldenpath.scenario.ScenarioSession;
import dev.goldenpath.wire.AgentRequest;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What must be refused (HTTP-4, CONN-3, ISO-4), and what must not follow it. */
@Says("What must be refused")
public final class RefusalSteps {
  private static final Duration SETTLE = Duration.ofMillis(900);
  private static final String TASK = "Please use your tools on this.";

  private final ScenarioSession session;

  public RefusalSteps(ScenarioSession session) {
    this.session = session;
  }

  @Says("Send a request that is good but for one fault.")
  @When("{user} sends a request {fault}")
  public void sendsARequest(String user, BadRequest fault) {
    fault.send(session, user, good(user, fault.owner(user)));
  }

  private AgentRequest good(String user, String owner) {
    session.sockets().ensureListening(user);
    return new AgentRequest(
        Ask.of(user, TASK).agent(),
        TASK,
        session.people().thread(owner, Ask.OWN_THREAD),
        session.people().user(user).id(),
        Optional.empty(),
        OptionalInt.empty());
  }

  @Says("Try to listen where that must be refused: with a bad token, or on another's thread.")
  @When("{user} tries to listen {attempt}")
  public void triesToListen(String user, Attempt attempt) {
    attempt.by(user, session);
  }

  @Says("See the right status and an error body that a program can read.")
  @Then("the request is refused, and says why")
  public void isRefused() {
    session.asserts().requireKept(Clause.HTTP_4);
  }

  @Says("See the socket refused at once, with no message before it.")
  @Then("the socket is refused")
  public void theSocketIsRefused() {
    session.asserts().requireKept(Clause.CONN_3);
  }

  @Says("See nothing of what was refused: a later run comes whole, and a short time passes.")
  @Then("the request starts no run, while {user}'s next run is seen whole")
  public void startsNoRun(String user) {
    session.watch().awaitEnd(session.runs().ask(Request.anything(user, session.target())));
    session.waits().settle(SETTLE);
  }

  @Says("See, after a short time, that nobody has got or shown anything of another's thread.")
  @Then("{user}'s thread is closed to {user}")
  public void theThreadIsClosed(String owner, String other) {
    session.runs().of(owner).forEach(session.watch()::awaitEnd);
    session.waits().settle(SETTLE);
    session.asserts().requireKept(Clause.ISO_4);
  }
}
