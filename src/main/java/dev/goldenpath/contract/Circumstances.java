package dev.goldenpath.contract;

import dev.goldenpath.wire.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Find the clauses that are broken by the circumstances in which another was.
 *
 * <p>A run that fails is one thing; a run that fails only because its message says "test" (TRUE-5),
 * only after an unreadable message (CONN-7), or only beside another run (ISO-3), is another. The
 * first two are said only where the same scenario shows a run that went well without it.
 */
final class Circumstances {
  private static final Pattern WORDS = Pattern.compile("(?i)test|mock|demo");
  private static final Set<Clause.Family> OF_RUNS =
      Set.of(Clause.Family.EVENT, Clause.Family.ORDER, Clause.Family.PAIR, Clause.Family.TRUE);

  private final Scene scene;
  private final List<Fault> faults;

  Circumstances(Scene scene, List<Fault> faults) {
    this.scene = scene;
    this.faults = faults;
  }

  List<Fault> further() {
    List<Fault> further = new ArrayList<>();
    for (Fault fault : faults) {
      words(fault).ifPresent(further::add);
      unreadable(fault).ifPresent(further::add);
      overlapping(fault).ifPresent(further::add);
      healthy(fault).ifPresent(further::add);
    }
    return further;
  }

  private Optional<Fault> words(Fault fault) {
    return callOf(fault)
        .filter(call -> isOfRun(fault) || fault.clause().family() == Clause.Family.HTTP)
        .filter(call -> hasWords(call) && cleanRunWithout(fault))
        .map(
            call ->
                like(
                    fault,
                    Clause.TRUE_5,
                    "a run like any other, whatever words the message holds",
                    fault.clause().id()
                        + " is broken with the words in the message, and kept"
                        + " without them: "
                        + fault.seen(),
                    "look for a branch on the message's words: a mock, a demo mode",
                    fault.decidedAt()));
  }

  private static boolean hasWords(Call call) {
    return call.agentRequest()
        .filter(request -> WORDS.matcher(request.message()).find())
        .isPresent();
  }

  private boolean cleanRunWithout(Fault fault) {
    return scene.slices().stream()
        .filter(RunSlice::isOwn)
        .filter(slice -> slice.terminal().isPresent())
        .filter(slice -> slice.run().call().filter(call -> !hasWords(call)).isPresent())
        .anyMatch(slice -> isClean(slice.run().id(), fault));
  }

  private boolean isClean(String runId, Fault but) {
    return faults.stream()
        .filter(other -> other != but)
        .noneMatch(other -> other.slice().run().filter(runId::equals).isPresent());
  }

  private Optional<Fault> unreadable(Fault fault) {
    if (!isOfRun(fault) || fault.slice().socket().isEmpty()) {
      return Optional.empty();
    }
    String socket = fault.slice().socket().get();
    return scene.moments().stream()
        .map(Moment::entry)
        .filter(Entry.Sent.class::isInstance)
        .map(Entry.Sent.class::cast)
        .filter(sent -> !sent.readable() && sent.socket().equals(socket))
        .filter(sent -> sent.at().nanos() < fault.decidedAt())
        .filter(sent -> cleanRunBefore(sent, fault))
        .findFirst()
        .map(
            sent ->
                like(
                    fault,
                    Clause.CONN_7,
                    "a run that goes on after a message that can't be read (event "
                        + sent.at().seq()
                        + ")",
                    fault.clause().id() + " is broken after it, and kept before: " + fault.seen(),
                    "look what the socket's handler does when it can't parse a message",
                    fault.decidedAt()));
  }

  private boolean cleanRunBefore(Entry.Sent sent, Fault fault) {
    return scene.slices().stream()
        .filter(slice -> slice.socket().name().equals(sent.socket()))
        .filter(
            slice -> slice.terminal().filter(end -> end.at().seq() < sent.at().seq()).isPresent())
        .anyMatch(slice -> isClean(slice.run().id(), fault));
  }

  private Optional<Fault> overlapping(Fault fault) {
    return fault
        .slice()
        .run()
        .flatMap(scene::run)
        .filter(run -> isOfRun(fault))
        .filter(
            run ->
                scene.runs().stream().anyMatch(other -> other != run && scene.overlap(run, other)))
        .map(
            run ->
                like(
                    fault,
                    Clause.ISO_3,
                    "a run that keeps its promises beside another",
                    fault.clause().id() + " is broken in a run that overlapped with another",
                    "see whether it is broken without the other run too",
                    fault.decidedAt() + 1));
  }

  private Optional<Fault> healthy(Fault fault) {
    boolean dead = fault.clause() == Clause.TIME_4 || fault.clause() == Clause.HTTP_3;
    boolean saysHealthy =
        scene.calls().stream()
            .filter(call -> call.request().kind() == Entry.Kind.HEALTH)
            .filter(call -> call.response().filter(it -> it.status() == 200).isPresent())
            .flatMap(call -> call.answer().stream())
            .anyMatch(health -> health.at("/agents/available").asBoolean(true));
    return dead && saysHealthy
        ? Optional.of(
            like(
                fault,
                Clause.HTTP_1,
                "a backend that can serve, as its health endpoint says",
                "healthy by its own word, and yet: " + fault.seen(),
                "look what the health endpoint checks: agents and sockets belong to it",
                fault.decidedAt() + 1))
        : Optional.empty();
  }

  private boolean isOfRun(Fault fault) {
    return OF_RUNS.contains(fault.clause().family()) || fault.clause() == Clause.TIME_4;
  }

  private Optional<Call> callOf(Fault fault) {
    return fault
        .slice()
        .run()
        .flatMap(scene::run)
        .flatMap(Run::call)
        .or(
            () ->
                fault.witnesses().stream()
                    .filter(Entry.HttpRequest.class::isInstance)
                    .map(Entry.HttpRequest.class::cast)
                    .findFirst()
                    .flatMap(request -> scene.call(request.call())));
  }

  private static Fault like(
      Fault fault, Clause clause, String expected, String seen, String hint, long decidedAt) {
    return new Fault(clause, expected, seen, hint, fault.witnesses(), decidedAt, fault.slice());
  }
}
