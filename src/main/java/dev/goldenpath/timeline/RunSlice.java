package dev.goldenpath.timeline;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.event.Json;
import dev.goldenpath.event.Timestamp;
import dev.goldenpath.setting.Capability;
import dev.goldenpath.setting.Protocol;
import dev.goldenpath.wire.Stamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One run as one socket sees it. */
public final class RunSlice {

  /** Whose run it is, seen from the socket. */
  public enum Ownership {
    /** The socket's own user asked for it, in what the socket listens on. */
    OWN,
    /** Somebody in the scenario asked for it, but it does not belong on this socket. */
    FOREIGN,
    /** Nobody in the scenario asked for it. */
    STRANGE
  }

  private final SliceId id;
  private final Run run;
  private final Socket socket;
  private final Ownership ownership;
  private final boolean whole;
  private final Timeline timeline;
  private final HeardEvents heard = new HeardEvents();
  private final List<AgentEvent> events = heard.all();
  private final ToolCalls toolCalls;
  private final NestedAgents nestedAgents = new NestedAgents();
  private final Map<AgentEvent, List<String>> given = new HashMap<>();
  private Optional<AgentEvent> terminal = Optional.empty();
  private Optional<Instant> lastBeginning = Optional.empty();

  RunSlice(Run run, Socket socket, Ownership ownership, boolean whole, Timeline timeline) {
    this.id = SliceId.ofRun(socket.name(), run.id());
    this.run = run;
    this.socket = socket;
    this.ownership = ownership;
    this.whole = whole;
    this.timeline = timeline;
    this.toolCalls = new ToolCalls(whole, timeline.facts().profile().parts());
  }

  public void add(AgentEvent event) {
    heard.add(event);
    toolCalls.add(event);
    nestedAgents.add(event, timeline.nesting().root(event));
    timeline.heard(this, event);
    if (event.type() == EventType.AGENT_STARTED) {
      lastBeginning =
          Stream.concat(lastBeginning.stream(), event.timestamp().map(Timestamp::instant).stream())
              .max(Instant::compareTo);
    }
    if (events.size() == 1) {
      run.call().ifPresent(timeline.ledger().service()::told);
    }
    if (terminal.isEmpty() && event.type().isTerminal()) {
      terminal = Optional.of(event);
      timeline.ended(run, event);
    }
  }

  /** Return the latest time that an agent_started says, nested agents' included. */
  public Optional<Instant> lastBeginning() {
    return lastBeginning;
  }

  public Run run() {
    return run;
  }

  public Socket socket() {
    return socket;
  }

  public Ownership ownership() {
    return ownership;
  }

  public boolean isOwn() {
    return ownership == Ownership.OWN;
  }

  /**
   * Return whether it may be the run of a request on this socket that was never answered (HTTP-3):
   * each may have started one.
   */
  public boolean mayBeOfAnUnansweredRequest() {
    List<Call> unanswered = timeline.audience().unansweredOn(socket);
    if (ownership != Ownership.STRANGE || unanswered.isEmpty()) {
      return false;
    }
    long asked = unanswered.get(0).request().at().seq();
    return events.stream().allMatch(event -> event.at().seq() > asked)
        && timeline.slicesOn(socket).stream()
            .filter(slice -> slice.ownership == Ownership.STRANGE)
            .limit(unanswered.size())
            .anyMatch(this::equals);
  }

  /** Return whether the socket listened from before the request, so that it must see everything. */
  public boolean isWhole() {
    return whole;
  }

  public Timeline timeline() {
    return timeline;
  }

  /** Return the run's events on this socket so far, of known and unknown types. */
  public List<AgentEvent> events() {
    return events;
  }

  /** Return which of all events were told of it so far. */
  public Predicate<AgentEvent> toldSoFar() {
    return heard.soFar();
  }

  /**
   * Return the run's events of EVENT-1 to EVENT-6 up to a moment: what a limit decided by, whenever
   * that is told.
   */
  public List<AgentEvent> eventsUntil(long nanos) {
    return events.stream()
        .filter(event -> event.type().isOfRun() && event.at().nanos() <= nanos)
        .toList();
  }

  /**
   * Return the run's events of EVENT-1 to EVENT-6 up to its end, each once; what follows it is
   * ORDER-3's, and that a frame comes twice is others' to tell.
   */
  public List<AgentEvent> eventsToItsEnd() {
    return onceUntil(Long.MAX_VALUE).stream().filter(event -> !hasEndedBefore(event)).toList();
  }

  /** Return the run's events of EVENT-1 to EVENT-6 by some moment, each once. */
  List<AgentEvent> onceUntil(long nanos) {
    return eventsUntil(nanos).stream().filter(event -> !isDoubled(event)).toList();
  }

  /**
   * Return the ends by some moment of the socket's own runs that were asked for before this one.
   */
  public Stream<AgentEvent> servedBefore(long nanos) {
    long asked = run.askedAt().map(Stamp::seq).orElseThrow();
    return timeline.slicesOn(socket).stream()
        .filter(RunSlice::isOwn)
        .filter(other -> other.run().askedAt().filter(at -> at.seq() < asked).isPresent())
        .flatMap(other -> other.terminal().stream())
        .filter(end -> end.at().nanos() <= nanos);
  }

  /**
   * Return whether nothing was heard of it by its name, while a run that nobody asked for has begun
   * in its thread since: it may be this one.
   */
  public boolean mayBeMisnamed() {
    long asked = run.askedAt().map(Stamp::seq).orElse(Long.MAX_VALUE);
    return events.isEmpty()
        && timeline.slicesOn(socket).stream()
            .filter(other -> other.ownership == Ownership.STRANGE)
            .flatMap(other -> other.events.stream().limit(1))
            .filter(first -> first.threadId().equals(Optional.of(socket.threadId())))
            .anyMatch(first -> first.at().seq() > asked);
  }

  public NestedAgents nestedAgents() {
    return nestedAgents;
  }

  /** Return what a nested agent has announced and not completed. */
  public List<AgentEvent> openCallsOf(String agentId) {
    return toolCalls.openOf(agentId);
  }

  /** Return whether an event completes a call that was announced and has not completed. */
  boolean hasOpen(AgentEvent event) {
    return toolCalls.hasOpen(event);
  }

  public Optional<ToolCall> completedBy(AgentEvent event) {
    return toolCalls.completedBy(event);
  }

  /** Return whether a call ends under the name of another, so that its results may be either's. */
  public boolean isMixedUp(ToolCall call) {
    return toolCalls.isMixedUp(call);
  }

  /** Return the tool calls that had surely completed by that event, in the order of completion. */
  public List<ToolCall> completedUntil(AgentEvent event) {
    return toolCalls.completedUntil(event);
  }

  /**
   * Return the first failure of each tool that had not succeeded after it by that event; of a
   * nested agent's calls, or of one that failed, its parent may make what it can.
   */
  public List<ToolCall> failedUntil(AgentEvent event) {
    return toolCalls.failedUntil(event);
  }

  /** Return whether by that event a call of the run's own agent had failed, or not completed. */
  boolean hasLeftWork(AgentEvent event) {
    return !failedUntil(event).isEmpty()
        || toolCalls.open().stream().anyMatch(start -> !start.isOfNestedAgent());
  }

  /** Return the announcements of the run's own agent's tool calls up to that event. */
  public List<AgentEvent> startsUntil(AgentEvent event) {
    return events.stream()
        .filter(start -> start.type() == EventType.TOOL_EXECUTING && !start.isOfNestedAgent())
        .filter(start -> start.at().seq() <= event.at().seq())
        .toList();
  }

  /** Return the nonces that a tool call is given, each once, in order. */
  public List<String> noncesGiven(AgentEvent start) {
    return given.computeIfAbsent(start, it -> Nonce.in(Json.write(it.data("tool_args"))));
  }

  /** Return whether it tells the end of a call of the run's own agent that none has announced. */
  public boolean isUnannounced(AgentEvent event) {
    return event.type() == EventType.TOOL_COMPLETED
        && !event.isOfNestedAgent()
        && completedBy(event).isEmpty();
  }

  /** Return the tools that completed without a start up to that event: called all the same. */
  public List<String> unannouncedUntil(AgentEvent event) {
    return eventsUntil(event.at().nanos()).stream()
        .filter(this::isUnannounced)
        .flatMap(it -> it.toolName().stream())
        .toList();
  }

  /** Return whether the agent must tell what it thinks. */
  public boolean owesThinking() {
    return timeline.facts().capabilities().contains(Capability.THINKING);
  }

  public Rounds rounds() {
    return new Rounds(this);
  }

  /** Return whether an error stands for the question to a person in which a run of AG-UI ends. */
  public boolean isAQuestion(AgentEvent error) {
    return timeline.facts().profile().protocol() == Protocol.AG_UI
        && error.data("error").path("code").asText().equals("waits_for_answer");
  }

  /** Return the call that an event completes, where only one of the two has an id (EVENT-3, 4). */
  public Optional<ToolCall> completedWithoutId(AgentEvent completion) {
    return completedBy(completion)
        .filter(
            call ->
                call.start().correlationId().isPresent()
                    != call.completion().correlationId().isPresent());
  }

  /** Return whether the same frame came before: sent twice, it tells nothing of its own. */
  public boolean isDoubled(AgentEvent event) {
    return heard.isDoubled(event);
  }

  /** Return what it takes turns with. */
  public ThreadTurns turns() {
    return new ThreadTurns(this);
  }

  /** Return the event that ended the run; empty while it goes on. */
  public Optional<AgentEvent> terminal() {
    return terminal;
  }

  public boolean hasEndedBefore(AgentEvent event) {
    return terminal.isPresent() && terminal.get().at().seq() < event.at().seq();
  }

  public SliceId id() {
    return id;
  }
}
