package dev.goldenpath.scenario;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.ExecuteCall;
import dev.goldenpath.wire.Expectation;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

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
    session.needAgents();
    return askAll(asks.stream().map(this::goodCall).toList());
  }

  /** Send the request of a run once more, as it was, and await the answer. */
  public AskedRun askAgain(AskedRun run) {
    session.needAgents();
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
      session.stage().run().http().execute(call, session.stage().hearing().transcript());
      AskedRun run = new AskedRun(call, session.scene());
      session.people().person(call.user()).runs().add(run);
      asked.add(run);
    }
    sent.forEach(this::awaitAnswer);
    return asked;
  }

  private ExecuteCall goodCall(Ask ask) {
    Person person = session.people().person(ask.who());
    String nonce = session.people().nonce(ask.who());
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
            traceparent());
    session.stage().run().http().execute(call, session.stage().hearing().transcript());
    awaitAnswer(call);
    return call;
  }

  private void awaitAnswer(ExecuteCall call) {
    await(call.name(), Clause.HTTP_3, "an answer to " + call.name());
    session
        .scene()
        .call(call.name())
        .ifPresent(
            known -> {
              if (known.isUnavailable()) {
                session.settle(UNTIL_IT_SHOWS);
                throw session.noted(
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
                        throw session.stage().failures().lost(call.name() + ": " + failed.reason());
                      });
            });
  }

  private void await(String call, Clause clause, String awaited) {
    session.awaitPast(
        () ->
            session
                .scene()
                .call(call)
                .filter(known -> known.response().isPresent() || known.failure().isPresent())
                .isPresent(),
        session.target().limits().http(),
        clause,
        awaited);
  }

  /** Ask the target for its health, and await the answer. */
  public void askHealth() {
    session.refuseWhereUnreachable();
    if (session.target().healthUrl().isEmpty()) {
      throw session.noted(Stop.skipped("the target sets no health path"));
    }
    String name = "health-" + calls.incrementAndGet();
    session.stage().run().http().health(name, "", session.stage().hearing().transcript());
    await(name, Clause.HTTP_1, "an answer of the health endpoint");
    session
        .scene()
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
    session.awaitPast(
        run::isOver,
        session.target().limits().run(),
        Clause.TIME_4,
        "the end of run " + run.id().orElse(run.call().name()));
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
