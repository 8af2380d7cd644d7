package dev.goldenpath.timeline;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.setting.Field;
import java.util.List;
import java.util.Optional;

/**
 * Which run an event is of: the one that it names, or the only one that it can be of where it names
 * none or a wrong one.
 */
public final class EventRuns {
  private final Timeline timeline;
  private final Misnamings misnamings = new Misnamings();

  EventRuns(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Return whether an answer that is under way may be the one that names an event's run. */
  public boolean awaitsAnswer(AgentEvent event) {
    return timeline.hasPendingCall() && !isOfItsSocket(event) && !isOfAnsweredThread(event);
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
   * names none, the only one that is under way on its socket.
   */
  public Optional<Run> of(AgentEvent event) {
    Optional<String> told = event.runId();
    if (told.isPresent()) {
      String id = misnamings.runOf(told.get()).orElse(told.get());
      return timeline.run(id, socketOf(event)).or(() -> Optional.of(new Run(id, Optional.empty())));
    }
    return event.type().isOfRun()
        ? onlyRunUnderWay(event).or(() -> latestRun(event))
        : Optional.empty();
  }

  /** Return whether an event names a run that is known and belongs on the socket that told it. */
  private boolean isOfItsSocket(AgentEvent event) {
    Socket socket = socketOf(event);
    return event
        .runId()
        .flatMap(id -> timeline.run(id, socket))
        .filter(run -> timeline.audience().carries(socket, run))
        .isPresent();
  }

  private Optional<Run> onlyRunUnderWay(AgentEvent event) {
    Socket socket = socketOf(event);
    List<Run> underWay =
        timeline.runs().stream()
            .filter(run -> timeline.audience().carries(socket, run))
            .filter(run -> timeline.slice(socket, run.id()).flatMap(RunSlice::terminal).isEmpty())
            .limit(2)
            .toList();
    return underWay.size() == 1 ? Optional.of(underWay.get(0)) : Optional.empty();
  }

  /** Where events name no run, what comes when none is under way can only be of the latest. */
  private Optional<Run> latestRun(AgentEvent event) {
    Socket socket = socketOf(event);
    return timeline.facts().profile().lacks(Field.RUN_ID)
        ? timeline.runs().stream()
            .filter(run -> timeline.audience().carries(socket, run))
            .filter(run -> timeline.slice(socket, run.id()).flatMap(RunSlice::terminal).isPresent())
            .reduce((earlier, later) -> later)
        : Optional.empty();
  }

  /**
   * Find the accepted call whose answer names no run, and whose run an event can only be of; it
   * takes the id that the event names, or its own name where that names none either.
   */
  public Optional<Call> unnamedCallOf(AgentEvent event) {
    Socket socket = socketOf(event);
    boolean known = event.runId().flatMap(timeline::run).isPresent();
    boolean mustBeAnother = event.runId().isEmpty() && onlyRunUnderWay(event).isPresent();
    boolean namesNone = !event.type().isOfRun() && event.runId().isEmpty();
    if (known || namesNone || mustBeAnother) {
      return Optional.empty();
    }
    Optional<Call> unnamed =
        timeline.calls().stream()
            .filter(call -> call.isAccepted() && call.runId().isEmpty())
            .filter(call -> event.type().isOfRun() || !call.isNamedByEvents())
            .filter(call -> timeline.audience().carries(socket, new Run("", Optional.of(call))))
            .findFirst();
    unnamed.ifPresent(call -> call.toldByEvents(event.runId().orElse(call.name())));
    return unnamed;
  }

  /**
   * Take an event with an id that no answer named for one of the only run that it can be of:
   * accepted, silent so far, and told on this socket. So a wrong id hides nothing else.
   */
  public void findMisnamed(AgentEvent event) {
    Optional<String> told = event.runId();
    if (told.isEmpty() || !event.type().isOfRun()) {
      return;
    }
    if (timeline.run(told.get()).isPresent()) {
      misnamings.isToldByItsName(told.get());
    } else if (!isTaken(told.get())
        && timeline.ledger().owner(Ledger.IdKind.RUN, told.get()).isEmpty()) {
      Socket socket = socketOf(event);
      List<Run> silent = silentRunsOn(socket, event);
      if (silent.size() == 1) {
        misnamings.add(told.get(), silent.get(0).id());
      } else if (silent.isEmpty()) {
        findMisnamedInTheMiddle(told.get(), event, socket);
      }
    }
  }

  /** One event of a run may have a wrong id; what begins with agent_started is another run. */
  private void findMisnamedInTheMiddle(String told, AgentEvent event, Socket socket) {
    if (event.type() == EventType.AGENT_STARTED) {
      misnamings.begins(told);
    } else if (isOfThread(event, socket) && !misnamings.isOfItsOwn(told)) {
      onlyRunUnderWay(event).ifPresent(run -> misnamings.add(told, run.id()));
    }
  }

  private static boolean isOfThread(AgentEvent event, Socket socket) {
    return event.threadId().filter(id -> !id.equals(socket.threadId())).isEmpty();
  }

  /**
   * Return whether an id is taken for a run that goes on; after its end it may be the next one's.
   */
  private boolean isTaken(String told) {
    return misnamings
        .runOf(told)
        .flatMap(timeline::run)
        .filter(
            run -> timeline.slicesOf(run).stream().anyMatch(slice -> slice.terminal().isEmpty()))
        .isPresent();
  }

  private List<Run> silentRunsOn(Socket socket, AgentEvent event) {
    boolean ofThread = isOfThread(event, socket);
    return timeline.runs().stream()
        .filter(run -> ofThread && timeline.audience().carries(socket, run))
        .filter(run -> timeline.slicesOf(run).stream().allMatch(slice -> slice.events().isEmpty()))
        .limit(2)
        .toList();
  }

  private Socket socketOf(AgentEvent event) {
    return timeline.socket(event.frame().socket()).orElseThrow();
  }
}
