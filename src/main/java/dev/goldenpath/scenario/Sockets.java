package dev.goldenpath.scenario;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.pattern.Calls;
import dev.goldenpath.setting.TokenTransport;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.user.User;
import dev.goldenpath.wire.Dial;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.EventSocket;
import dev.goldenpath.wire.Transcript;
import dev.goldenpath.wire.Welcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The event sockets of one scenario: opened, used and closed by its users. */
public final class Sockets {
  /** In which an open socket takes part, where no greeting says since when. */
  private static final Duration SOON = Duration.ofMillis(500);

  private final ScenarioSession session;
  private final List<String> unopened = new ArrayList<>();

  Sockets(ScenarioSession session) {
    this.session = session;
  }

  /** Open a socket on a user's own thread and await its greeting. */
  public void listen(String who) {
    listen(who, Ask.OWN_THREAD);
  }

  /**
   * Open a socket on one of a user's threads and await its greeting: with the token where the
   * target wants it, or else where it takes it as well. Where none opens, the scenario goes on
   * until it needs one: much is judged by answers alone.
   */
  public void listen(String who, String threadName) {
    open(who, threadName, session.vitals().ways(session.target()));
  }

  /** Open a socket with the token there and nowhere else, and await its greeting. */
  public void listen(String who, String threadName, TokenTransport transport) {
    open(who, threadName, List.of(transport));
  }

  private void open(String who, String threadName, List<TokenTransport> ways) {
    if (streams()) {
      // Each request is answered by the stream of its run's events: who asks listens.
      return;
    }
    boolean hopeless = session.needs().givenUp(Vitals.Sign.SOCKET).isPresent();
    if (!hopeless && ways.stream().anyMatch(way -> opens(who, threadName, way))) {
      return;
    }
    unopened.add(nameFor(who));
    session.needs().missed(Vitals.Sign.SOCKET);
  }

  private boolean streams() {
    return session.target().wireProfile().protocol().isStream();
  }

  /** Skip the scenario where there are no sockets, only streams. */
  void needSockets() {
    if (streams()) {
      session
          .needs()
          .skip(
              "over "
                  + session.target().wireProfile().protocol().label()
                  + " there is no socket: the answer to a request is the stream of its events");
    }
  }

  private boolean opens(String who, String threadName, TokenTransport way) {
    Person person = session.people().person(who);
    String name = nameFor(who);
    open(person, dial(person, name, person.thread(threadName), way, Welcome.OPEN, ""));
    boolean isOpen = awaitGreeting(name);
    session.vitals().tried(way, isOpen);
    return isOpen;
  }

  /** Wait for the greeting; without it an open socket is used all the same. */
  private boolean awaitGreeting(String name) {
    session
        .waits()
        .awaitPast(
            () -> isGreeted(name) || hasEnded(name) || isGreetingGivenUp(),
            session.timeline().socket(name).map(it -> it.opening().at().nanos()).orElse(0L),
            session.target().limits().connect());
    if (isGreetingGivenUp()) {
      // Until it says anything, nobody knows whether it takes part yet.
      session
          .waits()
          .await(
              () -> isGreeted(name) || hasEnded(name) || hasSpoken(name),
              session.transcript().now(),
              SOON);
    }
    boolean isOpen = session.timeline().socket(name).filter(Socket::isOpen).isPresent();
    if (isOpen || isGreeted(name)) {
      session.vitals().saw(Vitals.Sign.SOCKET);
    }
    if (isGreeted(name)) {
      session.vitals().saw(Vitals.Sign.GREETING);
    } else if (isOpen) {
      session.needs().missed(Vitals.Sign.GREETING);
      session.asserts().failWhereBroken();
    }
    return isOpen || isGreeted(name);
  }

  /** Return whether a socket that the scenario wants could not be opened. */
  boolean areMissing() {
    return !unopened.isEmpty();
  }

  /** Stop the scenario where it needs a socket that could not be opened. */
  void need() {
    if (areMissing()) {
      if (session.failures().breaks().isEmpty()) {
        session.needs().alive(Vitals.Sign.SOCKET);
      }
      session
          .asserts()
          .missing(Clause.CONN_1, "an open socket " + unopened.get(0), "it is not open");
    }
  }

  /**
   * Return whether the last attempt to open a socket has come to its end; others may have failed.
   */
  boolean hasEnded(String name) {
    return entriesOf(name)
        .filter(entry -> entry instanceof Entry.SocketOpening || isEnd(entry))
        .reduce((earlier, later) -> later)
        .filter(Sockets::isEnd)
        .isPresent();
  }

  private static boolean isEnd(Entry entry) {
    return entry instanceof Entry.SocketRefused
        || entry instanceof Entry.SocketFailed
        || entry instanceof Entry.SocketClosed;
  }

  private boolean isGreetingGivenUp() {
    return session.needs().givenUp(Vitals.Sign.GREETING).isPresent();
  }

  private boolean hasSpoken(String name) {
    return entriesOf(name).anyMatch(Entry.Frame.class::isInstance);
  }

  private boolean isGreeted(String name) {
    return session.timeline().socket(name).filter(Socket::isListening).isPresent();
  }

  /** Close the oldest of a user's sockets, at most that many, and await that they are closed. */
  public void close(String who, int count) {
    List<EventSocket> open = session.people().person(who).sockets();
    List<EventSocket> oldest = List.copyOf(open.subList(0, Math.min(count, open.size())));
    oldest.forEach(EventSocket::close);
    open.removeAll(oldest);
    session
        .waiter()
        .await(
            () -> oldest.stream().noneMatch(socket -> isOpen(socket.name())),
            session.target().limits().connect());
    session.asserts().failWhereBroken();
  }

  boolean isOpen(String socket) {
    return session.timeline().socket(socket).filter(known -> known.closed().isEmpty()).isPresent();
  }

  /** Have a user listen who does not yet. */
  public void ensureListening(String who) {
    session.waiter().catchUp();
    if (session.timeline().sockets().stream()
        .noneMatch(socket -> socket.user().equals(who) && socket.isOpen())) {
      listen(who);
    }
  }

  /** Return the name of the next socket of a user. */
  String nameFor(String who) {
    long open =
        session.timeline().sockets().stream().filter(socket -> socket.user().equals(who)).count();
    return who.toLowerCase(java.util.Locale.ROOT) + "-" + (open + 1);
  }

  static Dial dial(
      Person person,
      String name,
      String threadId,
      TokenTransport transport,
      Welcome expectation,
      String because) {
    User user = person.user();
    return new Dial(
        name,
        user.name(),
        user.id(),
        threadId,
        Optional.of(user.token()),
        transport,
        expectation,
        because);
  }

  /**
   * Open a socket; try again while nobody listens there, our own client fails, or the connection
   * ends that may have waited in vain for what a stall of ours kept, within the connect limit.
   */
  void open(Person person, Dial dial) {
    Transcript transcript = session.transcript();
    long until = transcript.now() + session.target().limits().connect().toNanos();
    Optional<EventSocket> socket = session.run().sockets().open(dial, transcript);
    session.waiter().catchUp();
    while (socket.isEmpty() && mayBeTriedAgain(dial.socket()) && transcript.now() < until) {
      session.waiter().await(() -> false, Duration.ofMillis(100));
      socket = session.run().sockets().open(dial, transcript);
      session.waiter().catchUp();
    }
    socket.ifPresent(person.sockets()::add);
    session.asserts().failWhereBroken();
    unavailableWhere(dial.socket());
  }

  /** Return what has happened on a socket, opened or not. */
  Stream<Entry> entriesOf(String socket) {
    return session.timeline().moments().stream()
        .map(Moment::entry)
        .filter(
            entry -> entry instanceof Entry.OfSocket ofSocket && ofSocket.socket().equals(socket));
  }

  private boolean mayBeTriedAgain(String socket) {
    return entriesOf(socket)
        .filter(Entry.SocketFailed.class::isInstance)
        .map(Entry.SocketFailed.class::cast)
        .reduce((first, second) -> second)
        .filter(last -> mayBeTriedAgain(last))
        .isPresent();
  }

  private boolean mayBeTriedAgain(Entry.SocketFailed last) {
    return switch (last.failure()) {
      case UNREACHABLE, OURS -> true;
      case CLOSED -> hasLainIdle(last);
      case TIMED_OUT, BROKEN, SETTINGS -> false;
    };
  }

  /** Whose fault that is the rule can tell, a moment later: a stall is noticed after its end. */
  private boolean hasLainIdle(Entry.SocketFailed last) {
    return session
        .timeline()
        .socket(last.socket())
        .map(socket -> last.at().since(socket.opening().at()))
        .filter(lain -> lain.compareTo(Calls.SHORTEST_PATIENCE) >= 0)
        .isPresent();
  }

  /** Stop the scenario where the target is gone, or says that it has no room. */
  void unavailableWhere(String socket) {
    entriesOf(socket)
        .reduce((first, second) -> second)
        .ifPresent(
            last -> {
              if (last instanceof Entry.SocketFailed failed && !failed.failure().isTheTargets()) {
                throw session
                    .failures()
                    .unmade("socket " + socket, failed.failure(), failed.reason());
              }
              if (last instanceof Entry.SocketRefused refused && refused.isNotNow()) {
                session
                    .needs()
                    .unavailable(
                        "the socket is refused with " + refused.status() + " and Retry-After");
              }
            });
  }
}
