package dev.goldenpath.result;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Violation;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Run;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Find the clauses that are broken by the circumstances in which another was.
 *
 * <p>A run that fails is one thing; a run that fails only because its message says "test" (TRUE-5),
 * only after an unreadable message (CONN-7), or only beside another run (ISO-3), is another. It is
 * said only where the same scenario shows a run of the same kind that went well without it. And
 * what is missing on one socket alone was sent, but not to all who listen (CONN-8).
 */
final class Circumstances {
  private static final Pattern WORDS = Pattern.compile("(?i)test|mock|demo");

  /** The clauses that are broken where an event does not come. */
  private static final Set<Clause> LACKING =
      Set.of(
          Clause.ORDER_1,
          Clause.ORDER_2,
          Clause.ORDER_3,
          Clause.PAIR_1,
          Clause.PAIR_2,
          Clause.TIME_4);

  /** How soon what follows another thing may be its consequence. */
  private static final Duration AT_ONCE = Duration.ofMillis(500);

  private static final Set<Clause.Family> OF_RUNS =
      Set.of(Clause.Family.EVENT, Clause.Family.ORDER, Clause.Family.PAIR, Clause.Family.TRUE);

  private final Timeline scene;
  private final List<Violation> faults;
  private final Controls controls;

  Circumstances(Timeline scene, List<Violation> faults) {
    this.scene = scene;
    this.faults = faults;
    this.controls = new Controls(scene, faults);
  }

  List<Violation> further() {
    List<Violation> further = new ArrayList<>();
    for (Violation fault : faults) {
      words(fault).ifPresent(further::add);
      unreadable(fault).ifPresent(further::add);
      overlapping(fault).ifPresent(further::add);
      healthy(fault).ifPresent(further::add);
      elsewhere(fault).ifPresent(further::add);
      crowded(fault).ifPresent(further::add);
    }
    return further;
  }

  private Optional<Violation> words(Violation fault) {
    return callOf(fault)
        .filter(call -> isOfRun(fault) || fault.clause().family() == Clause.Family.HTTP)
        .filter(call -> hasWords(call) && cleanRunWithoutWords(call, fault))
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

  private boolean cleanRunWithoutWords(Call call, Violation fault) {
    return controls
        .of(call, fault)
        .anyMatch(slice -> slice.run().call().filter(other -> !hasWords(other)).isPresent());
  }

  private Optional<Violation> unreadable(Violation fault) {
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
        .filter(sent -> !hasEndedBefore(fault, sent))
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

  /** Return whether the run was over by then, so that the message has done it no harm. */
  private boolean hasEndedBefore(Violation fault, Entry.Sent sent) {
    return scene.slices().stream()
        .filter(slice -> isOf(fault, slice))
        .flatMap(slice -> slice.terminal().stream())
        .anyMatch(end -> end.at().seq() < sent.at().seq());
  }

  private boolean cleanRunBefore(Entry.Sent sent, Violation fault) {
    return callOf(fault).stream()
        .flatMap(call -> controls.of(call, fault))
        .anyMatch(
            slice -> slice.terminal().filter(end -> end.at().seq() < sent.at().seq()).isPresent());
  }

  private Optional<Violation> overlapping(Violation fault) {
    return fault
        .slice()
        .run()
        .flatMap(scene::run)
        .filter(run -> isOfRun(fault) && isBeside(run) && cleanRunAlone(run, fault))
        .map(
            run ->
                like(
                    fault,
                    Clause.ISO_3,
                    "a run that keeps its promises beside another",
                    fault.clause().id()
                        + " is broken beside another run, and kept by a run alone: "
                        + fault.seen(),
                    "look for state that runs share: a field of the agent, a variable outside the"
                        + " run",
                    fault.decidedAt()));
  }

  private boolean isBeside(Run run) {
    return scene.runs().stream()
        .anyMatch(other -> !other.id().equals(run.id()) && scene.overlap(run, other));
  }

  private boolean cleanRunAlone(Run run, Violation fault) {
    return run.call().stream()
        .flatMap(call -> controls.of(call, fault))
        .anyMatch(slice -> !isBeside(slice.run()));
  }

  /** Tell that what a socket lacks had come on another that listens to the same run. */
  private Optional<Violation> elsewhere(Violation fault) {
    return scene.slices().stream()
        .filter(slice -> LACKING.contains(fault.clause()))
        .filter(slice -> slice.isOwn() && slice.isWhole() && isOf(fault, slice))
        .findFirst()
        .flatMap(
            here ->
                scene.slicesOf(here.run()).stream()
                    .filter(other -> other != here && other.isOwn() && other.isWhole())
                    .flatMap(other -> other.events().stream())
                    .filter(event -> event.type().isOfRun())
                    .filter(event -> event.at().nanos() <= fault.decidedAt())
                    .filter(event -> !has(here, event))
                    .findFirst())
        .map(
            event ->
                like(
                    fault,
                    Clause.CONN_8,
                    event.name() + " on " + fault.slice().socket().orElseThrow() + " too",
                    event.frame().socket()
                        + " had it at "
                        + event.at().offset()
                        + ", and here it is missing: "
                        + fault.seen(),
                    "look how events find the sockets of a thread: each event belongs on all of"
                        + " them",
                    fault.decidedAt()));
  }

  /** Tell that a socket was closed when another was opened beside it. */
  private Optional<Violation> crowded(Violation fault) {
    return fault
        .decidingEntry()
        .filter(entry -> fault.clause() == Clause.CONN_4)
        .filter(Entry.SocketClosed.class::isInstance)
        .map(Entry.SocketClosed.class::cast)
        .flatMap(closed -> newcomer(closed))
        .map(
            other ->
                like(
                    fault,
                    Clause.CONN_8,
                    "a socket that stays open beside others on its thread",
                    fault.seen() + ", when " + other.name() + " was opened",
                    "look whether a thread has room for one socket only",
                    fault.decidedAt() - 1));
  }

  /** Return the socket that was opened on the same thread just before another was closed. */
  private Optional<Socket> newcomer(Entry.SocketClosed closed) {
    return scene
        .socket(closed.socket())
        .flatMap(
            left ->
                scene.sockets().stream()
                    .filter(other -> other != left && other.userId().equals(left.userId()))
                    .filter(other -> other.threadId().equals(left.threadId()))
                    .filter(other -> left.listenedBefore(other.opening().at()))
                    .filter(other -> closed.at().since(other.opening().at()).compareTo(AT_ONCE) < 0)
                    .filter(other -> closed.at().seq() > other.opening().at().seq())
                    .findFirst());
  }

  private static boolean isOf(Violation fault, RunSlice slice) {
    return fault.slice().socket().filter(slice.socket().name()::equals).isPresent()
        && fault.slice().run().filter(slice.run().id()::equals).isPresent();
  }

  private static boolean has(RunSlice slice, AgentEvent event) {
    return slice.events().stream().anyMatch(heard -> heard.name().equals(event.name()));
  }

  private Optional<Violation> healthy(Violation fault) {
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

  private boolean isOfRun(Violation fault) {
    return OF_RUNS.contains(fault.clause().family()) || fault.clause() == Clause.TIME_4;
  }

  private Optional<Call> callOf(Violation fault) {
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

  private static Violation like(
      Violation fault, Clause clause, String expected, String seen, String hint, long decidedAt) {
    return new Violation(clause, expected, seen, hint, fault.witnesses(), decidedAt, fault.slice());
  }
}
