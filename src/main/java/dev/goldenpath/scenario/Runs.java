package dev.goldenpath.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.setting.FanOut;
import dev.goldenpath.setting.Overlap;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.ExecuteCall;
import dev.goldenpath.wire.Expectation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The requests of one scenario, and the runs that they started. */
public final class Runs {
  /** How long a run that should not have begun takes to show itself. */
  private static final Duration UNTIL_IT_SHOWS = Duration.ofMillis(500);

  private final ScenarioSession session;
  private final ExecuteCalls calls;

  Runs(ScenarioSession session) {
    this.session = session;
    this.calls = new ExecuteCalls(session);
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
      skipSince("runs are not named, so that two at once can't be told apart");
    }
    if (oneThread || asks.stream().anyMatch(this::meetsAnother)) {
      needRoom();
    }
    return askAll(asks.stream().map(calls::good).toList());
  }

  private void skipSince(String profileSays) {
    session
        .needs()
        .skip(
            "the wire profile %s says that %s"
                .formatted(session.target().wireProfile().name(), profileSays));
  }

  private void needRoom() {
    Overlap overlap = session.target().overlap();
    if (!overlap.letsAllThrough()) {
      session
          .needs()
          .skip("the target has one run at a time in a thread (overlap=" + overlap.label() + ")");
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
    if (session.target().wireProfile().answer().afterRun()) {
      skipSince("a request is answered when its run is over: none goes on then");
    }
    ExecuteCall good = calls.good(ask);
    if (session.target().overlap() == Overlap.REJECT) {
      send(ask.who(), good.authorization(), good.request(), good.body(), Expectation.busyThread());
    } else {
      askAll(List.of(good));
    }
  }

  /** Stop the scenario where no agents are to be had, or no run is ever accepted or told. */
  void needRuns() {
    session.needs().agents();
    session.needs().alive(Vitals.Sign.ACCEPTANCE, Vitals.Sign.FIRST_EVENT);
    session.needs().news();
  }

  /** Send the request of a run once more, as it was, and await the answer. */
  public AskedRun askAgain(AskedRun run) {
    needRuns();
    return askAll(List.of(calls.again(run.call()))).get(0);
  }

  /** Ask for the same run once more, with a nonce of its own, and await the answer. */
  AskedRun askAnew(AskedRun run) {
    needRuns();
    return askAll(List.of(calls.anew(run.call()))).get(0);
  }

  /** Where requests are messages on a socket, one must be open on which to ask. */
  private void needSocket(ExecuteCall call) {
    String thread = call.request().map(AgentRequest::threadId).orElse("");
    boolean isHeard =
        session.timeline().sockets().stream()
            .anyMatch(
                socket ->
                    socket.isListening()
                        && socket.userId().equals(call.userId())
                        && socket.threadId().equals(thread));
    if (!isHeard && session.target().wireProfile().request().onSocket().isPresent()) {
      session.needs().skip("a request is a message on a socket, and none is open to send it on");
    }
  }

  private List<AskedRun> askAll(List<ExecuteCall> sent) {
    sent.forEach(this::needSocket);
    List<AskedRun> asked = new ArrayList<>();
    session.run().http().execute(sent, session.transcript());
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
      session
          .waits()
          .awaitPast(
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
      session.needs().missed(Vitals.Sign.ACCEPTANCE);
      session
          .asserts()
          .missing(Clause.HTTP_3, "an accepted run for " + name, "it was not accepted");
    }
  }

  ExecuteCall goodCall(Ask ask) {
    return calls.good(ask);
  }

  /** Return a request's body as the target wants it, with its own names of agent and tools. */
  public ObjectNode body(AgentRequest request) {
    return calls.body(request);
  }

  /** Send a request that is not simply good, and await the answer. */
  public ExecuteCall send(
      String who,
      Optional<String> authorization,
      Optional<AgentRequest> request,
      String body,
      Expectation expectation) {
    if (expectation.orOwnThread()) {
      session.needs().agents();
    }
    if (session.target().wireProfile().request().onSocket().isPresent()) {
      session.needs().skip("a request is a message on a socket, and a bad one is not answered");
    }
    ExecuteCall call = calls.other(who, authorization, request, body, expectation);
    session.run().http().execute(call, session.transcript());
    if (!awaitAnswer(call)) {
      session.asserts().missing(Clause.HTTP_4, "an answer to " + call.name(), "silence");
    }
    return call;
  }

  /** Return whether an answer came in time. */
  private boolean awaitAnswer(ExecuteCall call) {
    boolean answered = awaitAnswer(call.name());
    Optional<Call> known = session.timeline().call(call.name());
    if (known.filter(Call::isUnavailable).isPresent()) {
      session.waits().settle(UNTIL_IT_SHOWS);
      session
          .needs()
          .unavailable(
              "the target answered %s with Retry-After to %s"
                  .formatted(known.flatMap(Call::response).orElseThrow().status(), call.name()));
    }
    return answered;
  }

  private boolean awaitAnswer(String call) {
    session.waiter().catchUp();
    boolean answered =
        session
            .waits()
            .awaitPast(
                () -> session.timeline().call(call).filter(Call::isOver).isPresent(),
                session.timeline().call(call).orElseThrow().request().at().nanos(),
                session.target().answerLimit());
    session
        .timeline()
        .call(call)
        .flatMap(Call::failure)
        .filter(failed -> !failed.failure().isTheTargets())
        .ifPresent(
            failed -> {
              throw session.failures().unmade(call, failed.failure(), failed.reason());
            });
    return answered;
  }

  /** Ask the target for its health, and await the answer. */
  public void askHealth() {
    session.needs().reachable();
    if (session.target().healthUrl().isEmpty()) {
      session.needs().skip("the target sets no health path");
    }
    String name = calls.nextName("health");
    session.run().http().health(name, "", session.transcript());
    boolean answered = awaitAnswer(name);
    Call call = session.timeline().call(name).orElseThrow();
    if (!answered || call.failure().isPresent()) {
      session.needs().unavailable("the health endpoint gives no answer");
    }
    if (call.saysNoAgents()) {
      session.needs().unavailable("the health endpoint says that there are no agents");
    }
  }

  /** Return a user's runs, in the order in which he asked for them. */
  public List<AskedRun> of(String who) {
    return List.copyOf(session.people().person(who).runs());
  }

  public List<AskedRun> all() {
    return session.people().all().stream()
        .flatMap(person -> person.runs().stream())
        .sorted(java.util.Comparator.comparingInt(run -> number(run.call().name())))
        .toList();
  }

  private static int number(String call) {
    return Integer.parseInt(call.substring(call.lastIndexOf('-') + 1));
  }
}
