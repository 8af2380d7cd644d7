package dev.goldenpath.steps;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.scenario.ScenarioSession;
import dev.goldenpath.timeline.Socket;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Users, their sockets, and what they send on them. */
@Says("People, and how they listen")
public final class PeopleSteps {
  private final ScenarioSession session;

  public PeopleSteps(ScenarioSession session) {
    this.session = session;
  }

  @Says("Authenticate one user, whose name is Ada.")
  @Given("an authenticated user")
  public void anAuthenticatedUser() {
    session.people().authenticate(List.of(Cast.FIRST));
  }

  @Says(
      "Authenticate users, with accounts that have a role where one is named; whoever is named"
          + " without this is authenticated then.")
  @Given("{users} is/are authenticated{role}")
  public void areAuthenticated(List<String> users, Optional<String> role) {
    session.people().authenticate(users, role);
  }

  @Says("Open one or more sockets, and be greeted on each.")
  @Given("{user} listens{listening}")
  public void listens(String user, Listening listening) {
    listening.by(user, session);
  }

  @Says("Close the socket that was opened first.")
  @When("{user} closes one socket")
  public void closesOne(String user) {
    session.sockets().close(user, 1);
  }

  @Says("Close all sockets.")
  @When("{user} stops listening")
  public void stopsListening(String user) {
    session.sockets().close(user, Integer.MAX_VALUE);
  }

  @Says("Let time pass. What the backend says all the same is judged like anything else.")
  @Given("nothing is said for {duration}")
  public void nothingIsSaid(Duration time) {
    session.waits().settle(time);
  }

  @Says("Send a ping of either kind; of several each when the one before is answered.")
  @When("{user} sends {ping}")
  public void sendsAPing(String user, Ping ping) {
    ping.send(session, user);
    for (int sent = 1; sent < ping.times(); sent++) {
      thePingIsAnswered();
      ping.send(session, user);
    }
  }

  @Says("Send a message on the first socket, or on each; one that can't be read is to do no harm.")
  @When("{user} sends {message}")
  public void sendsAMessage(String user, ClientMessage message) {
    message.send(session, user);
  }

  @Says("See connection_established first on each socket, with an id of its own.")
  @Then("{user} is greeted with a connection of their own")
  public void isGreeted(String user) {
    session.asserts().requireKept(Clause.CONN_2);
    Optional<Socket> mute =
        session.timeline().sockets().stream()
            .filter(socket -> socket.user().equals(user) && socket.establishedAt().isEmpty())
            .findFirst();
    mute.ifPresent(
        socket ->
            session.asserts().missing(Clause.CONN_2, "a greeting on " + socket.name(), "none"));
  }

  @Says("See a pong for each ping, within the HTTP limit.")
  @Then("the ping(s) is/are answered")
  public void thePingIsAnswered() {
    session.asserts().awaitKept(Clause.CONN_6, session.target().limits().http());
  }
}
