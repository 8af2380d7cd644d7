package dev.goldenpath.timeline;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Which run an event is of: the one that it names, or the only one that it can be of where it names
 * none or a wrong one.
 */
public final class EventRuns {
  /** So soon after one run another begins where one request begins two. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Timeline timeline;
  private final Misnamings misnamings = new Misnamings();
  private final Unaddressed unaddressed;
  private final Callers callers;
  private long ticked;

  EventRuns(Timeline timeline) {
    this.timeline = timeline;
    this.unaddressed = new Unaddressed(timeline);
    this.callers = new Callers(timeline);
  }

  /** Take in that time has passed. */
  public void tick(long nanos) {
    ticked = nanos;
  }

  /** Return when to come it is decided at the latest what ids name that nobody knows. */
  public LongStream decidesAt() {
    return misnamings.awaited().filter(until -> until > ticked);
  }

  /**
   * Return whether an answer that is under way may be the one that names an event's run; what comes
   * after a run's end may be of another that is given its id again (HTTP-5).
   */
  public boolean awaitsAnswer(AgentEvent event) {
    boolean mayBeNamedByAnswer =
        timeline.hasPendingCall()
            && !isOfItsSocket(event)
            && !isOfAnsweredThread(event)
            && callers.of(event, socketOf(event)).isEmpty()
            && !isOfAnsweredCall(event);
    return mayBeNamedByAnswer || awaitsName(event);
  }

  /** What can only be of a run that is known waits for no other's answer. */
  private boolean isOfAnsweredCall(AgentEvent event) {
    List<Call> calls = callsOf(event);
    return calls.size() == 1 && !calls.get(0).isPending();
  }

  /**
   * Return the calls whose runs an event of a run may be of that names none; none where it does.
   */
  public List<Call> callsOf(AgentEvent event) {
    if (event.runId().isPresent() || !event.type().isOfRun()) {
      return List.of();
    }
    return callers
        .of(event, socketOf(event))
        .flatMap(Run::call)
        .map(List::of)
        .orElseGet(() -> callsBeside(event));
  }

  /** Return the calls whose runs an event may be of, whatever it says. */
  public List<Call> callsBeside(AgentEvent event) {
    return unaddressed.callsOf(event, socketOf(event));
  }

  /**
   * Return whether a run has begun under an id that nobody knows while one that was asked for is
   * silent: it is that one, unless that is soon told by its own name, and this is one more.
   */
  private boolean awaitsName(AgentEvent event) {
    Optional<String> told = event.runId();
    if (told.isEmpty() || !event.type().isOfRun()) {
      return false;
    }
    Optional<Run> named = timeline.run(told.get());
    if (named.isPresent()) {
      boolean hasBegun = event.type() != EventType.AGENT_STARTED;
      if (hasBegun
          && misnamings.awaitAny()
          && silentRunsOn(socketOf(event)).contains(named.get())) {
        // Its own beginning was the one that was misnamed.
        misnamings.awaitNoMore();
      }
      return false;
    }
    if (event.type() == EventType.AGENT_STARTED
        && mayBeMisnamed(told.get(), event)
        && timeline.calls().stream()
            .noneMatch(call -> call.isAccepted() && call.runId().isEmpty())) {
      misnamings.await(key(event), event.at().nanos() + SOON.toNanos());
    }
    return misnamings.awaits(
        key(event),
        until ->
            (!event.type().isTerminal() || mayBeRefused(event))
                && Math.max(timeline.now(), ticked) < until
                && silentRunsOn(socketOf(event)).size() == 1);
  }

  /** A run that ends may be that of a request that was refused before (HTTP-4). */
  private boolean mayBeRefused(AgentEvent event) {
    Socket socket = socketOf(event);
    return timeline.calls().stream()
        .filter(call -> call.request().at().seq() < event.at().seq())
        .anyMatch(call -> call.isRefused() && !call.isOfAnother(socket));
  }

  private boolean isOfAnsweredThread(AgentEvent event) {
    Socket socket = socketOf(event);
    return event.threadId().equals(Optional.of(socket.threadId()))
        && timeline.calls().stream()
            .filter(Call::isPending)
            .allMatch(call -> call.isOfAnother(socket));
  }

  /**
   * Return the run of an event: the one that it names, be it one that nobody asked for; where it
   * names none, the one whose call it completes, or the only one that is under way on its socket.
   */
  public Optional<Run> of(AgentEvent event) {
    Optional<String> told = event.runId();
    if (told.isPresent()) {
      String id =
          misnamings.runOf(key(event)).or(() -> misnamings.runOfAny(told.get())).orElse(told.get());
      Optional<Run> known = timeline.run(id, socketOf(event));
      return known.isPresent() ? known : Optional.of(new Run(id, Optional.empty()));
    }
    return event.type().isOfRun()
        ? callers.of(event, socketOf(event)).or(() -> unaddressed.runOf(event, socketOf(event)))
        : Optional.empty();
  }

  /** Return whether an event names a run that goes on and belongs on the socket that told it. */
  private boolean isOfItsSocket(AgentEvent event) {
    Socket socket = socketOf(event);
    return event
        .runId()
        .flatMap(id -> timeline.run(id, socket))
        .filter(run -> timeline.audience().carries(socket, run))
        .filter(run -> !timeline.audience().hasToldEnd(socket, run))
        .isPresent();
  }

  /**
   * Find the accepted call whose answer names no run, and whose run an event can only be of; it
   * takes the id that the event names, or its own name where that names none either.
   */
  public Optional<Call> unnamedCallOf(AgentEvent event) {
    Socket socket = socketOf(event);
    Optional<String> told = event.runId();
    boolean known = told.isPresent() && timeline.run(told.get()).isPresent();
    boolean mustBeAnother = told.isEmpty() && unaddressed.isOfOneUnderWay(event, socket);
    boolean namesNone = !event.type().isOfRun() && told.isEmpty();
    if (known || namesNone || mustBeAnother) {
      return Optional.empty();
    }
    Optional<Call> unnamed =
        timeline.calls().stream()
            .filter(call -> call.isAccepted() && call.runId().isEmpty())
            .filter(call -> event.type().isOfRun() || !call.isNamedByEvents())
            .filter(call -> timeline.audience().carries(socket, new Run("", Optional.of(call))))
            .filter(call -> !isOfAnotherThread(event, call))
            .findFirst();
    unnamed.ifPresent(call -> call.toldByEvents(event.runId().orElse(call.name())));
    return unnamed;
  }

  /** Where a socket carries all runs of its user, he may have asked for it in another thread. */
  private boolean isOfAnotherThread(AgentEvent event, Call call) {
    Optional<String> asked = call.threadId();
    return event
        .threadId()
        .filter(thread -> !asked.equals(Optional.of(thread)))
        .filter(thread -> timeline.ledger().hasNamed(call.request().userId(), thread))
        .isPresent();
  }

  /**
   * Take an event with an id that no answer named for one of the only run that it can be of, told
   * on this socket: that whose open call it completes; or the one that goes on; or, of a beginning,
   * the one that is silent so far. So a wrong id hides nothing else.
   */
  public void findMisnamed(AgentEvent event) {
    Optional<String> told = event.runId();
    if (told.isEmpty() || !event.type().isOfRun()) {
      return;
    }
    if (timeline.run(told.get()).isPresent()) {
      misnamings.isToldByItsName(told.get());
    } else if (mayBeMisnamed(told.get(), event)) {
      misnamed(event).ifPresent(run -> misnamings.add(key(event), run.id()));
    }
  }

  /** Of two users, or in two threads, an id may be the wrong one of two runs. */
  private String key(AgentEvent event) {
    return timeline.audience().key(socketOf(event), event.runId().orElseThrow());
  }

  private boolean mayBeMisnamed(String told, AgentEvent event) {
    return !misnamings.isOfItsOwn(key(event))
        && isOfThread(event, socketOf(event))
        && timeline.ledger().owner(Ledger.IdKind.RUN, told).isEmpty();
  }

  private Optional<Run> misnamed(AgentEvent event) {
    Optional<Run> caller = callers.of(event, socketOf(event));
    if (caller.isPresent() || isTaken(event)) {
      return caller;
    }
    List<Run> silent = silentRunsOn(socketOf(event));
    Optional<Run> onlySilent = silent.stream().findFirst().filter(run -> silent.size() == 1);
    if (event.type() != EventType.AGENT_STARTED) {
      return only(slice -> !slice.events().isEmpty(), event).or(() -> onlySilent);
    }
    if (silent.isEmpty()) {
      // What begins beside all that were asked for is another run.
      misnamings.begins(key(event));
    }
    return onlySilent;
  }

  /** Return what a socket has told so far, be it known whose it is or not. */
  private Stream<AgentEvent> eventsOn(Socket socket) {
    return timeline.moments().stream()
        .flatMap(moment -> moment.event().stream())
        .filter(event -> event.frame().socket().equals(socket.name()));
  }

  /** Return the only run of those that go on, as the event's socket sees them. */
  private Optional<Run> only(Predicate<RunSlice> which, AgentEvent event) {
    Socket socket = socketOf(event);
    List<Run> runs =
        timeline.slicesOn(socket).stream()
            .filter(slice -> slice.isOwn() && slice.terminal().isEmpty() && which.test(slice))
            .map(RunSlice::run)
            .limit(2)
            .toList();
    return runs.size() == 1 ? Optional.of(runs.get(0)) : Optional.empty();
  }

  private static boolean isOfThread(AgentEvent event, Socket socket) {
    return event.threadId().filter(id -> !id.equals(socket.threadId())).isEmpty();
  }

  /**
   * Return whether an id is taken for a run that goes on; after its end it may be the next one's.
   */
  private boolean isTaken(AgentEvent event) {
    return misnamings
        .runOf(key(event))
        .flatMap(timeline::run)
        .filter(
            run -> timeline.slicesOf(run).stream().anyMatch(slice -> slice.terminal().isEmpty()))
        .isPresent();
  }

  private List<Run> silentRunsOn(Socket socket) {
    return timeline.runs().stream()
        .filter(run -> timeline.audience().carries(socket, run))
        .filter(run -> isSilentOn(socket, run))
        .limit(2)
        .toList();
  }

  /** Return whether nothing was heard of a run, nor came that begins it by its own name. */
  public boolean isSilentOn(Socket socket, Run run) {
    return timeline.slicesOf(run).stream().allMatch(slice -> slice.events().isEmpty())
        && eventsOn(socket)
            .noneMatch(event -> event.type() == EventType.AGENT_STARTED && run.owns(event));
  }

  private Socket socketOf(AgentEvent event) {
    return timeline.socket(event.frame().socket()).orElseThrow();
  }
}
