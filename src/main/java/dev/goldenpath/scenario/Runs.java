package dev.goldenpath.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.setting.FanOut;
import dev.goldenpath.setting.Overlap;
import dev.goldenpath.setting.Parts;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.ExecuteCall;
import dev.goldenpath.wire.Expectation;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** The requests of one scenario, and the runs that they started. */
public final class Runs {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** How long a run that should not have begun takes to show itself. */
  private static final Duration UNTIL_IT_SHOWS = Duration.ofMillis(500);

  private final ScenarioSession session;
  private final AtomicInteger calls = new AtomicInteger();

  Runs(ScenarioSession session) {
    this.session = session;
  }

  /** Ask for a run that should be accepted, and await the answer. */
  public AskedRun ask(Ask ask) {
    return askAtOnce(List.of(ask)).get(0);
  }

  /** Ask for several runs that should be accepted, all at once, and await all answers. */
  public List<AskedRun> askAtOnce(List<Ask> asks) {
    needRuns();
    boolean oneThread =
        asks.stream().map(it -> it.who() + it.thread()).distinct().count() < asks.size();
    if (oneThread && !session.target().wireProfile().tellsRunsApart()) {
      session.skip(
          "the wire profile "
              + session.target().wireProfile().name()
              + " says that runs are not named, so that two at once can't be told apart");
    }
    if (oneThread || asks.stream().anyMatch(this::meetsAnother)) {
      needRoom();
    }
    return askAll(asks.stream().map(this::goodCall).toList());
  }

  private void needRoom() {
    Overlap overlap = session.target().overlap();
    if (!overlap.letsAllThrough()) {
      session.skip(
          "the target has one run at a time in a thread (overlap=" + overlap.label() + ")");
    }
  }

  private boolean meetsAnother(Ask ask) {
    String thread = session.people().thread(ask.who(), ask.thread());
    return of(ask.who()).stream()
        .anyMatch(run -> run.request().threadId().equals(thread) && !run.isOver());
  }

  /** Ask for a run in a thread in which another goes on; it is refused where the target says so. */
  public void askMeanwhile(Ask ask) {
    needRuns();
    ExecuteCall good = goodCall(ask);
    if (session.target().overlap() == Overlap.REJECT) {
      send(ask.who(), good.authorization(), good.request(), good.body(), Expectation.busyThread());
    } else {
      askAll(List.of(good));
    }
  }

  /** Stop the scenario where no agents are to be had, or no run is ever accepted or told. */
  void needRuns() {
    session.needAgents();
    session.stopWhereGivenUp(Vitals.Sign.ACCEPTANCE, Vitals.Sign.FIRST_EVENT, Vitals.Sign.END);
  }

  /** Send the request of a run once more, as it was, and await the answer. */
  public AskedRun askAgain(AskedRun run) {
    needRuns();
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
                    traceparent(),
                    Optional.empty())))
        .get(0);
  }

  private List<AskedRun> askAll(List<ExecuteCall> sent) {
    List<AskedRun> asked = new ArrayList<>();
    session.opened().run().http().execute(sent, session.opened().waiter().transcript());
    for (ExecuteCall call : sent) {
      AskedRun run = new AskedRun(call, session.timeline());
      session.people().person(call.user()).runs().add(run);
      asked.add(run);
    }
    sent.forEach(this::awaitAnswer);
    asked.forEach(this::needAccepted);
    asked.forEach(this::awaitName);
    return asked;
  }

  /** Where the answer names no run, its first event does, if anybody listens. */
  private void awaitName(AskedRun run) {
    boolean heard =
        session.timeline().sockets().stream()
            .filter(Socket::isListening)
            .filter(socket -> socket.userId().equals(run.request().userId()))
            .anyMatch(
                socket ->
                    session.target().fanOut() == FanOut.USER
                        || socket.threadId().equals(run.request().threadId()));
    if (heard && session.target().wireProfile().answer().runId().isEmpty()) {
      session.awaitPast(
          () -> run.id().isPresent(),
          session.timeline().call(run.call().name()).orElseThrow().request().at().nanos(),
          session.target().limits().firstEvent());
    }
  }

  /** What was not accepted can't be watched. */
  private void needAccepted(AskedRun run) {
    String name = run.call().name();
    if (session.timeline().call(name).filter(Call::isAccepted).isPresent()) {
      session.vitals().saw(Vitals.Sign.ACCEPTANCE);
    } else {
      session.missed(Vitals.Sign.ACCEPTANCE);
      session.missing(Clause.HTTP_3, "an accepted run for " + name, "it was not accepted");
    }
  }

  /** Return a request's body as the target wants it, with its own names of agent and tools. */
  public ObjectNode body(AgentRequest request) {
    return session.target().parts().request(request.body());
  }

  private void needParts(Ask ask) {
    ask.tools().stream()
        .flatMap(List::stream)
        .flatMap(tool -> session.target().parts().lacking(tool).stream())
        .findFirst()
        .ifPresent(part -> session.skip(Parts.lack(part)));
  }

  ExecuteCall goodCall(Ask ask) {
    needParts(ask);
    Parts parts = session.target().parts();
    Person person = session.people().person(ask.who());
    String nonce = session.people().nonce(ask.who());
    AgentRequest request =
        new AgentRequest(
            parts.agent(ask.agent()),
            ask.message(nonce),
            person.thread(ask.thread()),
            person.user().id(),
            ask.tools().map(tools -> List.copyOf(parts.tools(tools))),
            ask.maxIterations(),
            ask.context());
    return new ExecuteCall(
        "execute-" + calls.incrementAndGet(),
        ask.who(),
        person.user().id(),
        Optional.of("Bearer " + person.user().token()),
        Optional.of(request),
        Expectation.accepted(),
        body(request).toString(),
        traceparent(),
        ask.comparison());
  }

  /** Send a request that is not simply good, and await the answer. */
  public ExecuteCall send(
      String who,
      Optional<String> authorization,
      Optional<AgentRequest> request,
      String body,
      Expectation expectation) {
    if (expectation.orOwnThread()) {
      session.needAgents();
    }
    String subject =
        authorization.equals(Optional.of("Bearer " + session.people().user(who).token()))
            ? session.people().user(who).id()
            : "";
    ExecuteCall call =
        new ExecuteCall(
            "execute-" + calls.incrementAndGet(),
            who,
            subject,
            authorization,
            request,
            expectation,
            body,
            traceparent(),
            Optional.empty());
    session.opened().run().http().execute(call, session.opened().waiter().transcript());
    if (!awaitAnswer(call)) {
      session.missing(Clause.HTTP_4, "an answer to " + call.name(), "silence");
    }
    return call;
  }

  /** Return whether an answer came in time. */
  private boolean awaitAnswer(ExecuteCall call) {
    boolean answered = awaitAnswer(call.name());
    Optional<Call> known = session.timeline().call(call.name());
    if (known.filter(Call::isUnavailable).isPresent()) {
      session.settle(UNTIL_IT_SHOWS);
      throw session.noted(
          Stop.unavailable(
              "the target answered "
                  + known.flatMap(Call::response).orElseThrow().status()
                  + " with Retry-After to "
                  + call.name()));
    }
    return answered;
  }

  private boolean awaitAnswer(String call) {
    session.opened().waiter().catchUp();
    boolean answered =
        session.awaitPast(
            () -> session.timeline().call(call).filter(Call::isOver).isPresent(),
            session.timeline().call(call).orElseThrow().request().at().nanos(),
            session.target().limits().http());
    session
        .timeline()
        .call(call)
        .flatMap(Call::failure)
        .filter(failed -> !failed.failure().isTheTargets())
        .ifPresent(
            failed -> {
              throw session.opened().failures().unmade(call, failed.failure(), failed.reason());
            });
    return answered;
  }

  /** Ask the target for its health, and await the answer. */
  public void askHealth() {
    session.refuseWhereUnreachable();
    if (session.target().healthUrl().isEmpty()) {
      throw session.noted(Stop.skipped("the target sets no health path"));
    }
    String name = "health-" + calls.incrementAndGet();
    session.opened().run().http().health(name, "", session.opened().waiter().transcript());
    if (!awaitAnswer(name)) {
      session.missing(Clause.HTTP_1, "an answer of the health endpoint", "silence");
    }
    session
        .timeline()
        .call(name)
        .filter(Call::saysNoAgents)
        .ifPresent(
            call -> {
              throw session.noted(
                  Stop.unavailable("the health endpoint says that there are no agents"));
            });
  }

  /** Return a user's runs, in the order in which he asked for them. */
  public List<AskedRun> of(String who) {
    return List.copyOf(session.people().person(who).runs());
  }

  /** Return all runs asked for, in that order. */
  public List<AskedRun> all() {
    return session.people().all().stream()
        .flatMap(person -> person.runs().stream())
        .sorted(java.util.Comparator.comparingInt(run -> number(run.call().name())))
        .toList();
  }

  private static int number(String call) {
    return Integer.parseInt(call.substring(call.lastIndexOf('-') + 1));
  }

  /** Wait until a run has ended on every socket that listens to it. */
  public void awaitEnd(AskedRun run) {
    awaitSeen(run, run::isOver, "the end of run " + run.id().orElse(run.call().name()));
  }

  /**
   * Wait until something of a run is seen, or the run is over. The limit counts from the request,
   * however many steps wait for the run.
   *
   * @throws org.opentest4j.TestAbortedException if it can't be seen any more, and other clauses
   *     than the scenario's own are broken
   */
  public void awaitSeen(AskedRun run, BooleanSupplier seen, String awaited) {
    session.sockets().need();
    long asked = session.timeline().call(run.call().name()).orElseThrow().request().at().nanos();
    boolean over =
        session.awaitPast(
            // First: what was told at once is a sign of life too.
            () -> isHopeless(run) || seen.getAsBoolean() || run.isOver(),
            asked,
            run.id().isPresent()
                ? session.target().limits().run()
                : session.target().limits().firstEvent());
    if (over && (seen.getAsBoolean() || run.isOver())) {
      return;
    }
    session.stopWhereGivenUp(Vitals.Sign.FIRST_EVENT, Vitals.Sign.END);
    if (!run.isLost()) {
      session.missed(run.isHeard() ? Vitals.Sign.END : Vitals.Sign.FIRST_EVENT);
    }
    session.missing(Clause.TIME_4, awaited, "silence");
  }

  /** Listen for a moment to what streams still say after their runs' ends. */
  void awaitStreams() {
    if (session.target().wireProfile().protocol().isStream()) {
      session.awaitPast(
          () -> session.timeline().sockets().stream().noneMatch(Socket::isOpen),
          session.opened().waiter().transcript().now(),
          Duration.ZERO);
    }
  }

  /** Listen to a run until it is over or hopeless, though the scenario has failed already. */
  void hearOut(AskedRun run) {
    session.hearOut(
        () -> isHopeless(run) || run.isOver(),
        session.timeline().call(run.call().name()).orElseThrow().request().at().nanos(),
        session.target().limits().run());
  }

  /** Return whether nothing more can come of a run: its sockets are gone, or it is silent. */
  private boolean isHopeless(AskedRun run) {
    Vitals vitals = session.vitals();
    boolean late = isLate(run);
    if (run.isHeard()) {
      vitals.saw(Vitals.Sign.FIRST_EVENT);
      if (!late) {
        vitals.sawPromptness();
      }
    }
    if (run.hasEnded()) {
      vitals.saw(Vitals.Sign.END);
    }
    return run.isLost()
        || vitals.givenUp(Vitals.Sign.FIRST_EVENT).isPresent()
        || vitals.givenUp(Vitals.Sign.END).isPresent()
        || late && !run.isHeard() && vitals.isPrompt();
  }

  private boolean isLate(AskedRun run) {
    return session.opened().waiter().violations().stream()
        .anyMatch(it -> it.clause() == Clause.TIME_4 && it.slice().run().equals(run.id()));
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
