package dev.goldenpath.session;

import dev.goldenpath.auth.ForgedToken;
import dev.goldenpath.auth.LoginFailed;
import dev.goldenpath.auth.LoginUnreachable;
import dev.goldenpath.auth.NoUserFree;
import dev.goldenpath.auth.User;
import dev.goldenpath.auth.UserPool;
import dev.goldenpath.contract.Clause;
import dev.goldenpath.contract.Fault;
import dev.goldenpath.contract.Judge;
import dev.goldenpath.contract.Nonce;
import dev.goldenpath.contract.Scene;
import dev.goldenpath.contract.Socket;
import dev.goldenpath.contract.Verdict;
import dev.goldenpath.contract.rule.Rules;
import dev.goldenpath.target.Capability;
import dev.goldenpath.target.Target;
import dev.goldenpath.target.TokenTransport;
import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.ConnectionLost;
import dev.goldenpath.wire.Dial;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.EventSocket;
import dev.goldenpath.wire.ExecuteCall;
import dev.goldenpath.wire.Expectation;
import dev.goldenpath.wire.Transcript;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What the steps of one scenario share: its users, their sockets and runs, and the judging.
 *
 * <p>Opened lazily, closed always. Used by the scenario's thread. Every method that waits judges
 * what arrives meanwhile, and fails at once when a clause is broken, whatever it waited for.
 */
public final class ScenarioSession {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration SPARE = Duration.ofSeconds(1);

  private final Map<String, Person> people = new LinkedHashMap<>();
  private final AtomicInteger calls = new AtomicInteger();
  private Optional<Stage> stage = Optional.empty();
  private Optional<ScenarioCard> card = Optional.empty();
  private Optional<Throwable> stopped = Optional.empty();

  /** What is there once a scenario has begun. */
  record Stage(AcceptanceRun run, Hearing hearing, UserPool.Lease lease, FailureWriter failures) {}

  /**
   * Begin a scenario; called by a hook before the first step.
   *
   * @throws AcceptanceRun.NoRunOpen if no run is under way
   */
  public void begin(ScenarioCard scenario) {
    AcceptanceRun run = AcceptanceRun.current();
    card = Optional.of(scenario);
    Transcript transcript = new Transcript();
    Scene scene = new Scene(scenario.place(), run.terms(), run.ledger());
    Hearing hearing = new Hearing(transcript, new Judge(scene, Rules.all()));
    stage =
        Optional.of(
            new Stage(
                run,
                hearing,
                run.users().lease(),
                new FailureWriter(run, hearing, scenario.place(), scenario.transcriptPath())));
    run.stalls().watch(transcript);
  }

  /**
   * Skip the scenario where the target lacks a capability.
   *
   * @throws org.opentest4j.TestAbortedException if it does
   */
  public void need(Capability capability) {
    if (!target().has(capability)) {
      throw noted(Stop.skipped("the target does not have the capability " + capability.label()));
    }
  }

  /** Skip the scenario for a reason that lies in the target. */
  public void skip(String reason) {
    throw noted(Stop.skipped(reason));
  }

  /**
   * End the scenario: await what is owed, ask all rules, enter the judgement, close everything.
   *
   * @param allStepsPassed whether every step went through
   * @throws AssertionError if every step went through, and a clause is broken all the same
   */
  public void end(boolean allStepsPassed) {
    Optional<Throwable> inStep =
        allStepsPassed
            ? Optional.empty()
            : Optional.of(
                stopped
                    .or(() -> stage.flatMap(open -> open.failures().stopped()))
                    .orElseGet(StepFailed::new));
    stage.ifPresent(
        open ->
            new Closing(this, open, card.orElseThrow())
                .close(inStep, Duration.ofNanos(open.hearing().transcript().now())));
  }

  /** Keep what stops the scenario, since the runner does not hand it to the closing hook. */
  private <T extends Throwable> T noted(T stop) {
    stopped = Optional.of(stop);
    return stop;
  }

  /** A step failed, is undefined or pending; the runner knows more. */
  static final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    StepFailed() {
      super("a step failed for a reason of the suite's own, or has no definition");
    }
  }

  private Stage on() {
    return stage.orElseThrow(() -> new IllegalStateException("the scenario has not begun"));
  }

  /** Return what is known of the scenario so far. */
  public Scene scene() {
    return on().hearing().scene();
  }

  public Target target() {
    return on().run().target();
  }

  /** Return whether a clause has been exercised in this scenario, and holds so far. */
  public boolean isKept(Clause clause) {
    return on().hearing().judge().verdicts().get(clause) instanceof Verdict.Kept;
  }

  // ---- people ----

  /** Authenticate users, all at once. */
  public void authenticate(List<String> names) {
    refuseWhereUnreachable();
    List<String> unknown = names.stream().filter(name -> !people.containsKey(name)).toList();
    if (unknown.isEmpty()) {
      return;
    }
    try {
      for (User user : on().lease().users(unknown, target().limits().run())) {
        people.put(user.name(), new Person(user));
        scene().ledger().owns(user.id(), user.id());
      }
    } catch (NoUserFree tooFew) {
      throw noted(Stop.skipped(tooFew.getMessage()));
    } catch (LoginUnreachable unreachable) {
      throw noted(on().failures().lostOr(unreachable, true));
    } catch (LoginFailed refused) {
      throw noted(on().failures().lostOr(refused, false));
    }
  }

  private void refuseWhereUnreachable() {
    if (on().run().availability()
        instanceof dev.goldenpath.target.Availability.Unreachable unreachable) {
      throw noted(Stop.unavailable(unreachable.reason()));
    }
  }

  private Person person(String name) {
    authenticate(List.of(name));
    return people.get(name);
  }

  /** Return a user; authenticate him first where a step has not. */
  public User user(String name) {
    return person(name).user();
  }

  /** Return the id of one of a user's threads, by the scenario's name for it. */
  public String thread(String who, String threadName) {
    return person(who).thread(threadName);
  }

  // ---- sockets ----

  /** Open a socket on a user's own thread, in the way that the target names. */
  public void listen(String who) {
    listen(who, Ask.OWN_THREAD, target().wsToken());
  }

  /** Open a socket on one of a user's threads and await its greeting. */
  public void listen(String who, String threadName, TokenTransport transport) {
    Person person = person(who);
    String name = socketName(who);
    open(person, dial(person, name, person.thread(threadName), transport, Entry.Welcome.OPEN, ""));
    awaitOrFail(
        () -> scene().socket(name).filter(Socket::isListening).isPresent(),
        target().limits().connect().plus(SPARE),
        Clause.CONN_2,
        "connection_established on " + name);
  }

  /** Close the oldest of a user's sockets, at most that many, and await that they are closed. */
  public void close(String who, int count) {
    List<EventSocket> open = person(who).sockets();
    List<EventSocket> oldest = List.copyOf(open.subList(0, Math.min(count, open.size())));
    oldest.forEach(EventSocket::close);
    open.removeAll(oldest);
    on().hearing()
        .await(
            () -> oldest.stream().noneMatch(socket -> isOpen(socket.name())),
            target().limits().connect());
    failWhereBroken();
  }

  private boolean isOpen(String socket) {
    return scene().socket(socket).filter(known -> known.closed().isEmpty()).isPresent();
  }

  /** Return whether a user has a socket that listens. */
  public boolean isListening(String who) {
    return scene().sockets().stream()
        .anyMatch(socket -> socket.user().equals(who) && socket.isListening());
  }

  /** Try to open a socket on another user's thread (ISO-4), and await how that is answered. */
  public void listenOnThreadOf(String who, String owner) {
    Person person = person(who);
    String name = socketName(who);
    String threadId = person(owner).thread(Ask.OWN_THREAD);
    open(
        person,
        dial(
            person,
            name,
            threadId,
            target().wsToken(),
            Entry.Welcome.REFUSED_OR_OWN,
            "on " + owner + "'s thread"));
    awaitOrFail(
        () ->
            scene()
                .socket(name)
                .filter(socket -> socket.isListening() || isDecided(name))
                .isPresent(),
        target().limits().connect().plus(SPARE),
        Clause.ISO_4,
        "an answer to the socket on " + owner + "'s thread");
    if (isRefused(name)) {
      readRefusal(person, threadId, "on " + owner + "'s thread");
    }
  }

  private boolean isRefused(String socket) {
    return scene().moments().stream()
        .map(moment -> moment.entry())
        .filter(Entry.SocketRefused.class::isInstance)
        .anyMatch(entry -> ((Entry.SocketRefused) entry).socket().equals(socket));
  }

  /** Ask once more, in a way that shows the refusal's body too: it may tell whose thread it is. */
  private void readRefusal(Person person, String threadId, String because) {
    String name = socketName(person.user().name());
    knock(
        dial(person, name, threadId, target().wsToken(), Entry.Welcome.REFUSED_OR_OWN, because),
        Clause.ISO_4);
  }

  /** Try to open a socket with a bad token (CONN-3), and await how that is answered. */
  public void knock(String who, ForgedToken token, TokenTransport transport) {
    Person person = person(who);
    String name = socketName(who);
    Dial dial =
        new Dial(
            name,
            who,
            "",
            person.thread(Ask.OWN_THREAD),
            token.token(),
            transport,
            Entry.Welcome.REFUSED,
            "with " + token.forgery().label());
    knock(dial, Clause.CONN_3);
  }

  private void knock(Dial dial, Clause clause) {
    Transcript transcript = on().hearing().transcript();
    Thread knocking =
        new Thread(() -> on().run().handshake().attempt(dial, transcript), "goldenpath-knock");
    knocking.setDaemon(true);
    knocking.start();
    awaitOrFail(
        () -> isDecided(dial.socket()),
        target().limits().connect().plus(SPARE),
        clause,
        "a refusal of the socket " + dial.because());
    unavailableWhere(dial.socket());
  }

  private boolean isDecided(String socket) {
    return scene().moments().stream()
        .map(moment -> moment.entry())
        .filter(Entry.OfSocket.class::isInstance)
        .filter(entry -> ((Entry.OfSocket) entry).socket().equals(socket))
        .anyMatch(
            entry ->
                entry instanceof Entry.SocketRefused
                    || entry instanceof Entry.SocketFailed
                    || entry instanceof Entry.SocketClosed);
  }

  private String socketName(String who) {
    long open = scene().sockets().stream().filter(socket -> socket.user().equals(who)).count();
    return who.toLowerCase(java.util.Locale.ROOT) + "-" + (open + 1);
  }

  private static Dial dial(
      Person person,
      String name,
      String threadId,
      TokenTransport transport,
      Entry.Welcome expectation,
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

  /** Open a socket; try again while nobody listens there, within the connect limit. */
  private void open(Person person, Dial dial) {
    Transcript transcript = on().hearing().transcript();
    long until = transcript.now() + target().limits().connect().toNanos();
    Optional<EventSocket> socket = on().run().sockets().open(dial, transcript);
    on().hearing().catchUp();
    while (socket.isEmpty()
        && lastFailure(dial.socket()) == Entry.Failure.UNREACHABLE
        && transcript.now() < until) {
      on().hearing().await(() -> false, Duration.ofMillis(100));
      socket = on().run().sockets().open(dial, transcript);
      on().hearing().catchUp();
    }
    socket.ifPresent(person.sockets()::add);
    failWhereBroken();
    unavailableWhere(dial.socket());
  }

  private Entry.Failure lastFailure(String socket) {
    return scene().moments().stream()
        .map(moment -> moment.entry())
        .filter(Entry.SocketFailed.class::isInstance)
        .map(Entry.SocketFailed.class::cast)
        .filter(failed -> failed.socket().equals(socket))
        .reduce((first, second) -> second)
        .map(Entry.SocketFailed::failure)
        .orElse(Entry.Failure.BROKEN);
  }

  private void unavailableWhere(String socket) {
    scene().moments().stream()
        .map(moment -> moment.entry())
        .filter(Entry.OfSocket.class::isInstance)
        .filter(entry -> ((Entry.OfSocket) entry).socket().equals(socket))
        .reduce((first, second) -> second)
        .ifPresent(
            last -> {
              if (last instanceof Entry.SocketFailed failed
                  && failed.failure() == Entry.Failure.UNREACHABLE) {
                throw on().failures().lost("socket: " + failed.reason());
              }
              if (last instanceof Entry.SocketRefused refused
                  && (refused.status() == 429 || refused.status() == 503)
                  && refused.headers().keySet().stream()
                      .anyMatch("Retry-After"::equalsIgnoreCase)) {
                throw noted(
                    Stop.unavailable(
                        "the socket is refused with " + refused.status() + " and Retry-After"));
              }
            });
  }

  /** Send a text message on a user's first socket. */
  public void say(String who, String text, boolean readable) {
    use(who, socket -> socket.send(text, readable));
  }

  /** Send a WebSocket ping on a user's first socket. */
  public void ping(String who) {
    use(who, socket -> socket.ping(HexFormat.of().formatHex(random(4))));
  }

  /** Use a socket; that it is closed by then is the backend's doing, and judged as such. */
  private void use(String who, Consumer<EventSocket> action) {
    EventSocket socket =
        person(who).sockets().stream()
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException(who + " has no socket; let " + who + " listen"));
    try {
      action.accept(socket);
    } catch (ConnectionLost lost) {
      on().hearing().await(() -> !isOpen(socket.name()), target().limits().connect());
      failWhereBroken();
      fail(
          Clause.CONN_4,
          socket.name() + " stays open",
          lost.getMessage(),
          "look for what closes a socket that is still in use");
    }
  }

  // ---- runs ----

  /** Ask for a run that should be accepted, and await the answer. */
  public AskedRun ask(Ask ask) {
    return askAtOnce(List.of(ask)).get(0);
  }

  /** Ask for several runs that should be accepted, all at once, and await all answers. */
  public List<AskedRun> askAtOnce(List<Ask> asks) {
    needAgents();
    return askAll(asks.stream().map(this::goodCall).toList());
  }

  /** Send the request of a run once more, as it was, and await the answer. */
  public AskedRun askAgain(AskedRun run) {
    needAgents();
    ExecuteCall call = run.call();
    return askAll(
            List.of(
                new ExecuteCall(
                    "execute-" + calls.incrementAndGet(),
                    call.user(),
                    call.userId(),
                    call.authorization(),
                    call.request(),
                    call.expectation(),
                    call.body(),
                    traceparent())))
        .get(0);
  }

  private List<AskedRun> askAll(List<ExecuteCall> sent) {
    List<AskedRun> asked = new ArrayList<>();
    for (ExecuteCall call : sent) {
      on().run().http().execute(call, on().hearing().transcript());
      AskedRun run = new AskedRun(call, scene());
      person(call.user()).runs().add(run);
      asked.add(run);
    }
    sent.forEach(this::awaitAnswer);
    return asked;
  }

  private void needAgents() {
    if (!target().realAgents()) {
      throw noted(
          Stop.skipped(
              "WEBSOCKET_TESTS_USE_REAL_AGENTS is false, and this scenario runs an agent"));
    }
    if (!on().run().availability().isAvailable()
        && !(on().run().availability() instanceof dev.goldenpath.target.Availability.Broken)) {
      throw noted(Stop.unavailable(on().run().availability().reason()));
    }
  }

  /** Make a text that could not be known beforehand, and note that it is this user's. */
  public String nonce(String who) {
    String nonce = Nonce.next(RANDOM);
    scene().ledger().owns(user(who).id(), nonce);
    return nonce;
  }

  private ExecuteCall goodCall(Ask ask) {
    Person person = person(ask.who());
    String nonce = nonce(ask.who());
    AgentRequest request =
        new AgentRequest(
            ask.agent(),
            ask.message(nonce),
            person.thread(ask.thread()),
            person.user().id(),
            ask.tools(),
            ask.maxIterations());
    return new ExecuteCall(
        "execute-" + calls.incrementAndGet(),
        ask.who(),
        person.user().id(),
        Optional.of("Bearer " + person.user().token()),
        Optional.of(request),
        Expectation.accepted(),
        request.body().toString(),
        traceparent());
  }

  /** Send a request that is not simply good, and await the answer. */
  public ExecuteCall send(
      String who,
      Optional<String> authorization,
      Optional<AgentRequest> request,
      String body,
      Expectation expectation) {
    if (expectation.orOwnThread()) {
      needAgents();
    }
    String subject =
        authorization.equals(Optional.of("Bearer " + user(who).token())) ? user(who).id() : "";
    ExecuteCall call =
        new ExecuteCall(
            "execute-" + calls.incrementAndGet(),
            who,
            subject,
            authorization,
            request,
            expectation,
            body,
            traceparent());
    on().run().http().execute(call, on().hearing().transcript());
    awaitAnswer(call);
    return call;
  }

  private void awaitAnswer(ExecuteCall call) {
    awaitOrFail(
        () ->
            scene()
                .call(call.name())
                .filter(known -> known.response().isPresent() || known.failure().isPresent())
                .isPresent(),
        target().limits().http().plus(SPARE),
        Clause.HTTP_3,
        "an answer to " + call.name());
    scene()
        .call(call.name())
        .ifPresent(
            known -> {
              if (known.isUnavailable()) {
                throw noted(
                    Stop.unavailable(
                        "the target answered "
                            + known.response().orElseThrow().status()
                            + " with Retry-After to "
                            + call.name()));
              }
              known
                  .failure()
                  .filter(failed -> failed.failure() == Entry.Failure.UNREACHABLE)
                  .ifPresent(
                      failed -> {
                        throw on().failures().lost(call.name() + ": " + failed.reason());
                      });
            });
  }

  /** Ask the target for its health, and await the answer. */
  public void askHealth() {
    refuseWhereUnreachable();
    if (target().healthUrl().isEmpty()) {
      throw noted(Stop.skipped("the target sets no health path"));
    }
    String name = "health-" + calls.incrementAndGet();
    on().run().http().health(name, "", on().hearing().transcript());
    awaitOrFail(
        () ->
            scene()
                .call(name)
                .filter(known -> known.response().isPresent() || known.failure().isPresent())
                .isPresent(),
        target().limits().http().plus(SPARE),
        Clause.HTTP_1,
        "an answer of the health endpoint");
    scene()
        .call(name)
        .flatMap(known -> known.response())
        .filter(response -> response.status() == 503)
        .ifPresent(
            response -> {
              throw noted(Stop.unavailable("the health endpoint answers 503"));
            });
  }

  /** Return a user's runs, in the order in which he asked for them. */
  public List<AskedRun> runs(String who) {
    return List.copyOf(person(who).runs());
  }

  /** Return all runs asked for, in that order. */
  public List<AskedRun> runs() {
    return people.values().stream()
        .flatMap(person -> person.runs().stream())
        .sorted(java.util.Comparator.comparingInt(run -> number(run.call().name())))
        .toList();
  }

  private static int number(String call) {
    return Integer.parseInt(call.substring(call.lastIndexOf('-') + 1));
  }

  /** Wait until a run has ended on every socket that listens to it. */
  public void awaitEnd(AskedRun run) {
    awaitOrFail(
        run::isOver,
        target().limits().run().plus(SPARE),
        Clause.TIME_4,
        "the end of run " + run.id().orElse(run.call().name()));
  }

  /** Wait until a condition on the scene holds, or fail for a clause by the clock. */
  public void awaitOrFail(
      BooleanSupplier condition, Duration limit, Clause clause, String awaited) {
    Hearing hearing = on().hearing();
    switch (hearing.await(condition, limit)) {
      case BROKEN -> throw on().failures().broken();
      case TIMED_OUT ->
          fail(
              clause,
              awaited + " within " + limit.toMillis() + " ms",
              "silence",
              "see what the transcript shows last");
      case REACHED -> {}
    }
  }

  /** Listen on for a short time, in which nothing may be broken. */
  public void settle(Duration time) {
    if (on().hearing().await(() -> false, time) == Hearing.End.BROKEN) {
      throw on().failures().broken();
    }
  }

  /** Fail the scenario for a clause, by what a step itself has found. */
  public void fail(Clause clause, String expected, String seen, String hint, Entry... witnesses) {
    Hearing hearing = on().hearing();
    hearing.assertBroken(
        new Fault(
            clause,
            expected,
            seen,
            hint,
            Arrays.asList(witnesses),
            witnesses.length == 0
                ? hearing.transcript().now()
                : witnesses[witnesses.length - 1].at().nanos(),
            Fault.Slice.SCENARIO));
    throw on().failures().broken();
  }

  private void failWhereBroken() {
    on().hearing().catchUp();
    if (on().hearing().isBroken()) {
      throw on().failures().broken();
    }
  }

  void close() {
    people.values().forEach(person -> person.sockets().forEach(EventSocket::close));
    stage.ifPresent(
        open -> {
          open.run().stalls().forget(open.hearing().transcript());
          open.lease().close();
        });
  }

  private static String traceparent() {
    HexFormat hex = HexFormat.of();
    return "00-" + hex.formatHex(random(16)) + "-" + hex.formatHex(random(8)) + "-01";
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
