package dev.goldenpath.rule;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventDecoder;
import dev.goldenpath.event.EventType;
import dev.goldenpath.event.Reading;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Run;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judge one scenario's timeline, entry by entry, by all rules.
 *
 * <p>Used by one thread. What it finds depends on the entries and their stamps alone, so the same
 * transcript always leads to the same verdict.
 */
public final class Judge {
  private final Timeline timeline;
  private final EventDecoder decoder;
  private final Watchers watchers;
  private final HeldEvents held;
  private final Set<Violation> faults = new LinkedHashSet<>();
  private final Hindsight hindsight = new Hindsight();
  private final Comparisons comparisons;
  private final HealthClaims health;
  private final RefusalBodies refusals;
  private final SocketFates fates;
  private final Unheard unheard;
  private final Unread unread;
  private final Mingled mingled;
  private boolean over;

  public Judge(Timeline timeline, List<Rule> rules) {
    this.timeline = Objects.requireNonNull(timeline, "timeline");
    this.decoder = new EventDecoder(timeline.facts().profile());
    Set<String> hidden = timeline.facts().profile().hidden();
    this.watchers =
        new Watchers(
            timeline, rules.stream().filter(rule -> !hidden.contains(rule.clause().id())).toList());
    this.comparisons = new Comparisons(timeline, hindsight, watchers::ruleOf);
    this.health = new HealthClaims(timeline, hindsight);
    this.refusals = new RefusalBodies(timeline, hindsight);
    this.fates = new SocketFates(timeline);
    this.unheard = new Unheard(timeline);
    this.unread = new Unread(timeline);
    this.mingled = new Mingled(timeline);
    this.held = new HeldEvents(timeline, this::deliver);
  }

  public Timeline timeline() {
    return timeline;
  }

  /**
   * Judge by one more rule from the beginning on: what has come already is judged now, what comes
   * is judged as it does.
   */
  public void declare(Rule rule) {
    watchers.declare(rule);
    collect();
  }

  /** Take the next entry of the transcript. */
  public void accept(Entry entry) {
    if (entry instanceof Entry.Stalled stall) {
      timeline.stalls().add(stall);
    }
    tick(entry.at().nanos());
    List<Moment> moments = read(entry);
    moments.forEach(this::take);
    afterwards(entry);
    collect();
    moments.forEach(Moment::settle);
  }

  private void take(Moment moment) {
    timeline.add(moment);
    unread.note(moment);
    mingled.note(moment);
    note(moment);
    watchers.on(moment);
    if (moment.event().isPresent()) {
      route(moment, moment.event().get());
    }
  }

  /** Tell that time has passed with nothing having come. */
  public void tick(long nanos) {
    timeline.tick(nanos);
    timeline.eventRuns().tick(nanos);
    held.release();
    watchers.tick(nanos);
    collect();
  }

  /** Return the next moment at which silence could decide something. */
  public long wakeAt() {
    return timeline.eventRuns().decidesAt().reduce(watchers.wakeAt(), Math::min);
  }

  /** Tell that the scenario is over; what is owed now is broken, or given up with it. */
  public void end(Ending ending, long nanos) {
    if (!over) {
      over = true;
      // Given up while an answer is under way, nobody can say any more whose run it names.
      if (ending != Ending.GIVEN_UP || !timeline.hasPendingCall()) {
        held.releaseAll();
      }
      watchers.end(ending, nanos);
      fates.noteEnd(nanos);
      collect();
    }
  }

  /** Return what was broken so far, the first decided first. */
  public List<Violation> faults() {
    return List.copyOf(faults);
  }

  /** Return whether something was found that other scenarios may refute. */
  public boolean mayBeRefuted() {
    return hindsight.isOpen() || faults.stream().anyMatch(fates::mayBeRefuted);
  }

  /** Return the clauses of which all breaks are refuted by what others have shown by now. */
  public Set<Clause> refuted() {
    return Verdicts.ofAll(faults, it -> hindsight.isRefuted(it) || fates.isRefuted(it));
  }

  /** Return the rules' own crashes. */
  public Map<Clause, RuntimeException> crashes() {
    return watchers.crashes();
  }

  public Map<Clause, Verdict> verdicts() {
    return new Verdicts(watchers, faults).all();
  }

  /** Return whether something that a clause wants has not come yet, in any slice. */
  public boolean owes(Clause clause) {
    return watchers.of(clause).anyMatch(Monitor::isOwed);
  }

  /** Return the clauses to which a run owes something on every socket of its user. */
  public Set<Clause> owed(Run run) {
    return timeline.slicesOf(run).stream()
        .filter(RunSlice::isOwn)
        .map(watchers::owed)
        .reduce((one, other) -> one.stream().filter(other::contains).collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  /** Read an entry; a frame that holds several objects is as many moments (CONN-5). */
  private List<Moment> read(Entry entry) {
    if (!(entry instanceof Entry.Frame frame)) {
      return List.of(new Moment(entry, Optional.empty()));
    }
    Reading reading = timeline.nesting().of(decoder.read(frame));
    List<Moment> moments = new ArrayList<>(List.of(new Moment(frame, Optional.of(reading))));
    reading.further().forEach(event -> moments.add(new Moment(event.frame(), Optional.of(event))));
    return moments;
  }

  /** Build up the timeline by what an entry tells, before the rules see it. */
  private void note(Moment moment) {
    Entry entry = moment.entry();
    if (entry instanceof Entry.SocketOpening opening) {
      timeline.opening(opening);
    } else if (entry instanceof Entry.Sent sent) {
      timeline.sent(sent);
    } else if (entry instanceof Entry.HttpRequest request) {
      timeline.asking(request);
    } else if (entry instanceof Entry.HttpResponse response) {
      timeline.answered(response);
    } else if (entry instanceof Entry.HttpFailed failed) {
      timeline.failed(failed);
    } else if (entry instanceof Entry.SocketOpened opened) {
      timeline.socket(opened.socket()).ifPresent(socket -> open(socket, opened));
    } else if (entry instanceof Entry.SocketClosed closed) {
      timeline.socket(closed.socket()).ifPresent(socket -> socket.closed(closed));
      fates.note(closed);
    } else if (moment.is(EventType.CONNECTION_ESTABLISHED) && entry instanceof Entry.Frame frame) {
      timeline.socket(frame.socket()).ifPresent(socket -> socket.established(frame.at()));
    }
  }

  /** Where the target greets nobody, a socket listens as soon as it is open. */
  private void open(Socket socket, Entry.SocketOpened opened) {
    socket.opened(opened.at());
    if (timeline.facts().profile().types().lacks(EventType.CONNECTION_ESTABLISHED.wireName())) {
      socket.established(opened.at());
    }
  }

  /** Do what an entry calls for, after the rules have seen it. */
  private void afterwards(Entry entry) {
    if (entry instanceof Entry.HttpResponse response) {
      timeline
          .call(response.call())
          .filter(Call::isAccepted)
          .flatMap(timeline::accepted)
          .ifPresent(this::begin);
      timeline
          .call(response.call())
          .flatMap(call -> new ComparedAnswers(timeline).of(call, response))
          .ifPresent(watchers::add);
    }
    held.release();
    if (entry instanceof Entry.SocketClosed closed) {
      watchers.end(closed);
    }
  }

  private void begin(Run run) {
    List<Socket> listeners = timeline.audience().listenersTo(run);
    listeners.forEach(socket -> watchers.begin(timeline.sliceFor(socket, run)));
    // Which of them an event is of nobody can say any more: that is HTTP-5's to tell.
    listeners.stream()
        .filter(socket -> timeline.isShared(socket, run))
        .forEach(socket -> watchers.giveUp(timeline.sliceFor(socket, run), timeline.now()));
    held.release();
    // A socket may have closed while the answer that names the run was under way.
    listeners.forEach(
        socket ->
            socket
                .closed()
                .ifPresent(closed -> watchers.end(timeline.sliceFor(socket, run), closed)));
  }

  /** Hand an event to its run, or hold it while what tells whose it is is under way. */
  private void route(Moment moment, AgentEvent event) {
    if (!held.holds(moment, event)) {
      held.release();
      deliver(moment, event);
    }
  }

  private void deliver(Moment moment, AgentEvent event) {
    // An answer that names no run leaves its run's id to the events, before one can be wrong.
    Optional<Call> unnamed = timeline.eventRuns().unnamedCallOf(event);
    if (unnamed.isPresent()) {
      timeline.accepted(unnamed.get()).ifPresent(this::begin);
    }
    timeline.eventRuns().findMisnamed(event);
    Optional<Run> run = timeline.eventRuns().of(event);
    if (run.isPresent()) {
      deliver(moment, event, run.get());
    }
  }

  private void deliver(Moment moment, AgentEvent event, Run run) {
    Socket socket = timeline.socket(event.frame().socket()).orElseThrow();
    RunSlice slice = timeline.sliceFor(socket, run);
    watchers.begin(slice);
    slice.add(event);
    watchers.on(moment, slice);
  }

  /** What closes sockets for no reason closes them beside one too (CONN-6, CONN-7). */
  private void noteClose(Violation violation) {
    if (violation.clause() == Clause.CONN_4
        && fates.isOfAClose(violation)
        && timeline.moments().stream().noneMatch(Moment::isSentOnSocket)) {
      timeline.ledger().socketWear().closed();
    }
  }

  private void collect() {
    List<Violation> fresh =
        watchers.takeFresh().stream()
            .filter(it -> !unread.explains(it) && !mingled.explains(it))
            .toList();
    faults.addAll(fresh);
    if (faults.isEmpty()) {
      return;
    }
    unheard.leaveOut(faults, fresh);
    for (Violation violation : fresh.stream().filter(faults::contains).toList()) {
      comparisons.note(violation);
      noteClose(violation);
      Optional<Call> asked = comparisons.callOf(violation);
      asked.ifPresent(call -> refusals.note(violation, call));
      comparisons.of(violation, faults).ifPresent(faults::add);
      asked.flatMap(call -> health.of(violation, call)).ifPresent(faults::add);
    }
  }
}
