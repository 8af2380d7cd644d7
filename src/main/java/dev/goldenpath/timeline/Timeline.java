package dev.goldenpath.timeline;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Stamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of one scenario so far, as built up from its timeline: sockets, calls, runs.
 *
 * <p>Used by one thread.
 */
public final class Timeline {
  private final TargetFacts facts;
  private final Ledger ledger;
  private final String name;
  private final List<Moment> moments = new ArrayList<>();
  private final Map<String, Socket> sockets = new LinkedHashMap<>();
  private final Map<String, Call> calls = new LinkedHashMap<>();
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private final Map<String, List<Socket>> socketsByUser = new HashMap<>();
  private final Set<String> pending = new HashSet<>();
  private final RunSpans spans = new RunSpans();
  private final RunSlices slices = new RunSlices();
  private final EventRuns eventRuns = new EventRuns(this);
  private final Audience audience = new Audience(this);
  private final Namesakes namesakes = new Namesakes(audience);
  private final Map<String, String> threadOwners = new HashMap<>();
  private final UserWords words;
  private final Stalls stalls = new Stalls();
  private final Nesting nesting;
  private final RunBeginnings beginnings;
  private final StrangeAnswers.SocketTalk strangeAnswers;

  /** Begin one by a name that tells this scenario from all others, for claims in the ledger. */
  public Timeline(String name, TargetFacts facts, Ledger ledger) {
    this.name = name;
    this.facts = facts;
    this.ledger = ledger;
    this.words = new UserWords(ledger);
    this.nesting = new Nesting(this);
    this.strangeAnswers = new StrangeAnswers.SocketTalk(ledger.strangeAnswers(), name);
    this.beginnings = new RunBeginnings(ledger.socketWear(), facts.limits().firstEvent());
  }

  public String name() {
    return name;
  }

  public TargetFacts facts() {
    return facts;
  }

  public Ledger ledger() {
    return ledger;
  }

  public List<Moment> moments() {
    return Collections.unmodifiableList(moments);
  }

  /** Return when the latest moment came. */
  public long now() {
    return moments.isEmpty() ? 0 : moments.get(moments.size() - 1).entry().at().nanos();
  }

  public Collection<Socket> sockets() {
    return Collections.unmodifiableCollection(sockets.values());
  }

  public Optional<Socket> socket(String socketName) {
    return Optional.ofNullable(sockets.get(socketName));
  }

  public Collection<Call> calls() {
    return Collections.unmodifiableCollection(calls.values());
  }

  public Optional<Call> call(String callName) {
    return Optional.ofNullable(calls.get(callName));
  }

  public Optional<Run> run(String runId) {
    return Optional.ofNullable(runs.get(runId));
  }

  /** Return the run of that id that a socket carries, where several share it (HTTP-5). */
  public Optional<Run> run(String runId, Socket socket) {
    return namesakes.last(runId, socket).or(() -> run(runId));
  }

  public Collection<Run> runs() {
    return Collections.unmodifiableCollection(runs.values());
  }

  public Collection<RunSlice> slices() {
    return slices.all();
  }

  /** Return the runs that one socket sees, the first that it saw first. */
  public Collection<RunSlice> slicesOn(Socket socket) {
    return slices.on(socket);
  }

  /** Return how the sockets see one run. */
  public List<RunSlice> slicesOf(Run run) {
    return slices.of(run);
  }

  public Optional<RunSlice> slice(Socket socket, String runId) {
    return slices.find(socket, runId);
  }

  /** Return the slice of a run that an id names; empty where it names no run on a socket. */
  public Optional<RunSlice> slice(SliceId id) {
    return id.socket()
        .flatMap(this::socket)
        .flatMap(socket -> id.run().flatMap(run -> slice(socket, run)));
  }

  /** Return the name of the user whose thread it is, from his first accepted run in it (ISO-4). */
  public Optional<String> threadOwner(String threadId) {
    return Optional.ofNullable(threadOwners.get(threadId));
  }

  /** Return what users have sent themselves. */
  public UserWords words() {
    return words;
  }

  /** Return whether several accepted requests of the scenario were given that run's id (HTTP-5). */
  public boolean isShared(String runId) {
    return namesakes.share(runId);
  }

  /** Return whether a socket carries more runs than one under a run's id (HTTP-5). */
  public boolean isShared(Socket socket, Run run) {
    return namesakes.areOn(socket, run);
  }

  /** Return whether an execute call is still unanswered. */
  public boolean hasPendingCall() {
    return !pending.isEmpty();
  }

  /** Return when the suite itself stood still, as it becomes known. */
  public Stalls stalls() {
    return stalls;
  }

  /** Return from when to when runs were under way, as seen from outside. */
  public RunSpans spans() {
    return spans;
  }

  // What follows builds the timeline; only the judge does that.

  /** Return which events are those of agents nested in a run. */
  public Nesting nesting() {
    return nesting;
  }

  /** Take in that time has passed. */
  public void tick(long nanos) {
    beginnings.tick(nanos);
  }

  /** Take in that a socket has told an event of a run. */
  void heard(RunSlice slice, AgentEvent event) {
    beginnings.heard(slice, event);
  }

  public void add(Moment moment) {
    moments.add(moment);
    if (moment.event().isPresent()) {
      strangeAnswers.told(moment.event().get());
    }
  }

  public Socket opening(Entry.SocketOpening entry) {
    Socket socket = new Socket(entry);
    Socket before = sockets.put(entry.socket(), socket);
    if (before != null) {
      socketsOf(before.userId()).remove(before);
    }
    socketsOf(entry.userId()).add(socket);
    words.opens(entry);
    return socket;
  }

  public Call asking(Entry.HttpRequest entry) {
    Call call = new Call(entry, facts.profile());
    calls.put(entry.call(), call);
    if (call.isExecute()) {
      ledger.plainBreaks().asked(name, nameOf(call), entry);
    }
    if (call.isPending()) {
      pending.add(entry.call());
    }
    words.asks(entry);
    return call;
  }

  /** Return a call's name, as no other has it in any scenario. */
  public String nameOf(Call call) {
    return name + " " + call.name();
  }

  public void answered(Entry.HttpResponse entry) {
    call(entry.call()).ifPresent(call -> over(call, entry.at(), () -> call.answered(entry)));
  }

  public void failed(Entry.HttpFailed entry) {
    call(entry.call()).ifPresent(call -> over(call, entry.at(), () -> call.failed(entry)));
  }

  private void over(Call call, Stamp at, Runnable how) {
    how.run();
    pending.remove(call.name());
    ledger.over(nameOf(call), call, at);
  }

  public void sent(Entry.Sent entry) {
    strangeAnswers.sent(entry);
    socket(entry.socket()).ifPresent(socket -> words.sends(socket.userId(), entry.text()));
  }

  /** Take in that a call was accepted; return the run, unless its answer names none. */
  public Optional<Run> accepted(Call call) {
    call.threadId().ifPresent(it -> threadOwners.putIfAbsent(it, call.request().user()));
    Optional<Run> run = call.runId().map(id -> new Run(id, Optional.of(call)));
    run.ifPresent(
        started -> {
          if (runs.putIfAbsent(started.id(), started) == null) {
            spans.begin(started, slices.lastEnd(started));
          }
          namesakes.add(started);
          String userId = call.request().userId();
          ledger.owns(userId, Ledger.IdKind.RUN, started.id());
          call.threadId().ifPresent(it -> ledger.owns(userId, Ledger.IdKind.THREAD, it));
        });
    return run;
  }

  /** Take in that the end of a run was told, so that none goes on beside it any more. */
  void ended(Run run, AgentEvent end) {
    spans.end(run, end.at().nanos());
    run.call().ifPresent(call -> ended(call, end.at()));
  }

  private void ended(Call call, Stamp end) {
    ledger.plainBreaks().over(nameOf(call), end.wall());
    Duration stalled = stalls.since(call.request().at().nanos());
    if (stalled.compareTo(Entry.Stalled.UNNOTICED) <= 0) {
      ledger.answerTimes().note(nameOf(call), call, end);
    }
  }

  List<Socket> socketsOf(String userId) {
    return socketsByUser.computeIfAbsent(userId, id -> new ArrayList<>());
  }

  public RunSlice sliceFor(Socket socket, Run run) {
    Optional<RunSlice> known = slices.find(socket, run.id());
    return known.isPresent() ? known.get() : newSlice(socket, run);
  }

  private RunSlice newSlice(Socket socket, Run run) {
    RunSlice slice =
        new RunSlice(
            run, socket, audience.ownership(socket, run), Audience.isOwed(socket, run), this);
    slices.add(slice);
    beginnings.await(slice);
    return slice;
  }

  /** Return whether an event is of a type that comes only as an answer to what can't be read. */
  public boolean isAnswerToUnreadable(AgentEvent event) {
    return strangeAnswers.isAnswer(event);
  }

  /** Return which sockets carry which run. */
  public Audience audience() {
    return audience;
  }

  public EventRuns eventRuns() {
    return eventRuns;
  }
}
