package dev.goldenpath.scenario;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.setting.TokenTransport;
import dev.goldenpath.user.ForgedToken;
import dev.goldenpath.wire.Dial;
import dev.goldenpath.wire.EventSocket;
import dev.goldenpath.wire.Welcome;
import java.util.Optional;

/** The doors that should stay shut: sockets that a backend must not open (CONN-3, ISO-4). */
public final class RefusedSockets {
  /**
   * So often is tried what this machine's own stalls leave undecided: a refusal can be had again.
   */
  private static final int ATTEMPTS = 3;

  private final ScenarioSession session;

  RefusedSockets(ScenarioSession session) {
    this.session = session;
  }

  /** Try to open a socket on another user's thread (ISO-4), and await how that is answered. */
  public void listenOnThreadOf(String who, String owner) {
    session.sockets().needSockets();
    Person person = session.people().person(who);
    String name = session.sockets().nameFor(who);
    String threadId = session.people().person(owner).thread(Ask.OWN_THREAD);
    session
        .sockets()
        .open(
            person,
            Sockets.dial(
                person,
                name,
                threadId,
                session.target().wsToken(),
                Welcome.REFUSED_OR_OWN,
                "on " + owner + "'s thread"));
    session
        .waits()
        .awaitPast(
            () ->
                session
                    .timeline()
                    .socket(name)
                    .filter(socket -> socket.isListening() || session.sockets().hasEnded(name))
                    .isPresent(),
            session.target().limits().connect(),
            Clause.ISO_4,
            "an answer to the socket on " + owner + "'s thread");
  }

  /** Try to open a socket with a bad token (CONN-3), and await how that is answered. */
  public void knock(String who, ForgedToken token, TokenTransport transport) {
    session.sockets().needSockets();
    Person person = session.people().person(who);
    int tried = 0;
    do {
      knock(
          new Dial(
              session.sockets().nameFor(who),
              who,
              "",
              person.thread(Ask.OWN_THREAD),
              token.token(),
              transport,
              Welcome.REFUSED,
              "with " + token.forgery().label()));
      tried++;
    } while (tried < ATTEMPTS && session.asserts().isInDoubt(Clause.CONN_3));
  }

  private void knock(Dial dial) {
    Optional<EventSocket> wronglyOpen = session.run().sockets().open(dial, session.transcript());
    try {
      session
          .waits()
          .awaitPast(
              () ->
                  session.sockets().hasEnded(dial.socket())
                      && !session.waiter().judge().owes(Clause.CONN_3),
              session.target().limits().connect(),
              Clause.CONN_3,
              "a refusal of the socket " + dial.because());
    } finally {
      wronglyOpen.ifPresent(EventSocket::close);
    }
    session.sockets().unavailableWhere(dial.socket());
  }
}
