package dev.goldenpath.steps;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.scenario.ScenarioSession;
import dev.goldenpath.setting.TokenTransport;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.user.Forgery;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Users, their tokens and their sockets. */
public final class PeopleSteps {
  private static final String PING = "{\"type\": \"ping\"}";

  private final ScenarioSession session;

  public PeopleSteps(ScenarioSession session) {
    this.session = session;
  }

  @Given("an authenticated user")
  public void anAuthenticatedUser() {
    session.people().authenticate(List.of(Cast.FIRST));
  }

  @Given("{user} is authenticated")
  public void isAuthenticated(String user) {
    session.people().authenticate(List.of(user));
  }

  @Given("{user} and {user} are authenticated")
  public void areAuthenticated(String one, String other) {
    session.people().authenticate(List.of(one, other));
  }

  @Given("{int} users are authenticated")
  public void usersAreAuthenticated(int count) {
    session.people().authenticate(Cast.of(count));
  }

  @Given("{user} listens")
  @When("{user} opens a socket")
  public void listens(String user) {
    session.sockets().listen(user);
  }

  @Given("{user} listens with {int} sockets on one thread")
  public void listensWithSockets(String user, int count) {
    IntStream.range(0, count).forEach(n -> session.sockets().listen(user));
  }

  @Given("{user} listens on a second thread too")
  public void listensOnASecondThread(String user) {
    if (!session.sockets().isListening(user)) {
      session.sockets().listen(user);
    }
    session.sockets().listen(user, Cast.SECOND_THREAD, session.target().wsToken());
  }

  @When("{user} opens a socket with the token in {transport}")
  public void opensASocketWith(String user, TokenTransport transport) {
    if (!session.target().takes(transport)) {
      session.skip("the target does not take the token in this way");
    }
    session.sockets().listen(user, dev.goldenpath.scenario.Ask.OWN_THREAD, transport);
  }

  @When("{user} tries to open a socket with {badToken} in {transport}")
  public void triesToOpen(String user, Forgery forgery, TokenTransport transport) {
    if (!session.target().takes(transport)) {
      session.skip("the target does not take the token in this way");
    }
    session.refusedSockets().knock(user, Tokens.forged(session, user, forgery), transport);
  }

  @When("{user} tries to listen on the thread of {user}")
  public void triesToListenOn(String user, String owner) {
    session.refusedSockets().listenOnThreadOf(user, owner);
  }

  @When("{user} closes one of her sockets")
  public void closesOne(String user) {
    session.sockets().close(user, 1);
  }

  @Given("{user} stops listening")
  public void stopsListening(String user) {
    session.sockets().close(user, Integer.MAX_VALUE);
  }

  /** What is said all the same is judged like anything else. */
  @Given("nothing is said for {duration}")
  public void nothingIsSaid(Duration time) {
    session.settle(time);
  }

  @When("{user} joins with another socket")
  public void joins(String user) {
    session.sockets().listen(user);
  }

  @When("{user} sends a WebSocket ping")
  public void sendsAPing(String user) {
    session.sockets().ping(user);
  }

  /** At most 125 bytes (RFC 6455 §5.5). */
  @When("{user} sends a WebSocket ping that carries {int} bytes")
  public void sendsAPingThatCarries(String user, int bytes) {
    session.sockets().ping(user, bytes);
  }

  @When("{user} sends a WebSocket ping on each of her sockets")
  public void sendsAPingOnEach(String user) {
    session.sockets().pingEach(user);
  }

  @When("{user} sends an application ping")
  public void sendsAnApplicationPing(String user) {
    session.sockets().say(user, PING, true);
  }

  @When("{user} sends an application ping on each of her sockets")
  public void sendsAnApplicationPingOnEach(String user) {
    session.sockets().sayOnEach(user, PING);
  }

  @When("{user} sends the message {string}, which can't be read")
  public void sendsUnreadable(String user, String message) {
    session.sockets().say(user, message, false);
  }

  @Then("{user} is greeted with a connection of her own")
  @Then("{user} is greeted with a connection of his own")
  public void isGreeted(String user) {
    ClauseAssertion.in(session).require(Clause.CONN_2);
    Optional<Socket> mute =
        session.scene().sockets().stream()
            .filter(socket -> socket.user().equals(user) && socket.establishedAt().isEmpty())
            .findFirst();
    mute.ifPresent(
        socket -> session.missing(Clause.CONN_2, "a greeting on " + socket.name(), "none"));
  }

  @Then("the socket is refused")
  public void theSocketIsRefused() {
    ClauseAssertion.in(session).require(Clause.CONN_3);
  }

  @Then("the ping is answered")
  @Then("the pings are answered")
  public void thePingIsAnswered() {
    ClauseAssertion.in(session).await(Clause.CONN_6, session.target().limits().http());
  }
}
