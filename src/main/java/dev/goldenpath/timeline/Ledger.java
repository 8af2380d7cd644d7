package dev.goldenpath.timeline;

import dev.goldenpath.event.DeliveredText;
import dev.goldenpath.wire.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What is known over all scenarios of one acceptance run: what must be unique, and what is whose.
 *
 * <p>Safe for any number of threads.
 */
public final class Ledger {
  /** What an id names. Short ids of different kinds may well be the same. */
  public enum IdKind {
    USER,
    THREAD,
    RUN
  }

  private record OfKind(IdKind kind, String id) {
    OfKind {
      id = Ids.plain(id);
    }
  }

  private record Naming(String userId, String threadId) {
    Naming {
      threadId = Ids.plain(threadId);
    }
  }

  private final ConcurrentMap<String, String> runs = new ConcurrentHashMap<>();
  private final Set<String> sharedRuns = ConcurrentHashMap.newKeySet();
  private final ConcurrentMap<String, String> connections = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> owners = new ConcurrentHashMap<>();
  private final ConcurrentMap<OfKind, String> ownersByKind = new ConcurrentHashMap<>();
  private final Set<Naming> named = ConcurrentHashMap.newKeySet();
  private final ConcurrentMap<String, String> answers = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, ClockReading> clockReadings = new ConcurrentHashMap<>();
  private final PlainBreaks plainBreaks = new PlainBreaks();
  private final SocketWear socketWear = new SocketWear();
  private final SocketEnds socketEnds = new SocketEnds();
  private final StrangeAnswers strangeAnswers = new StrangeAnswers();
  private final AnswerTimes answerTimes = new AnswerTimes();
  private final Service service = new Service();
  private final Function<DeliveredText, Optional<String>> leaks;
  private volatile boolean strangeRefusals;
  private volatile Canaries canaries = Canaries.ALONE;

  /**
   * Keep a ledger.
   *
   * @param leaks tells which secret a text holds, by its label; empty when none (SAFE-1)
   */
  public Ledger(Function<DeliveredText, Optional<String>> leaks) {
    this.leaks = Objects.requireNonNull(leaks, "leaks");
  }

  /** Return what was broken in runs that nothing sets apart. */
  public PlainBreaks plainBreaks() {
    return plainBreaks;
  }

  /** Return when requests were answered, beside the ends of their runs. */
  public AnswerTimes answerTimes() {
    return answerTimes;
  }

  /** Return what came only just after messages that can't be read. */
  public StrangeAnswers strangeAnswers() {
    return strangeAnswers;
  }

  /** Return how sockets fare that have served runs. */
  public SocketWear socketWear() {
    return socketWear;
  }

  /** Note what a call's answer shows. */
  void over(String name, Call call, Stamp at) {
    if (call.isAccepted()) {
      service.accepted(call);
      call.runId().ifPresent(id -> claimRun(id, name));
    } else {
      plainBreaks.over(name, at.wall());
    }
  }

  /** Return until when the backend was seen to serve. */
  public Service service() {
    return service;
  }

  /** Note that a bad request was refused without an error body (HTTP-4). */
  public void foundStrangeRefusals() {
    strangeRefusals = true;
  }

  public boolean hasStrangeRefusals() {
    return strangeRefusals;
  }

  /** Return how sockets end. */
  public SocketEnds socketEnds() {
    return socketEnds;
  }

  /** Be that of one shard of a run, which knows the others' nonces. */
  public void among(Canaries shards) {
    canaries = shards;
  }

  /** Make a text that could not be known beforehand, and note that it is this user's. */
  public String nonce(RandomGenerator random, String userId) {
    String nonce = canaries.next(random, userId);
    owns(userId, nonce);
    return nonce;
  }

  /** Return whose a nonce is that another shard of the run gave to another user, in words. */
  public Optional<String> stranger(String nonce, String userId) {
    return canaries.stranger(nonce, userId);
  }

  private void claimRun(String runId, String claimant) {
    String first = runs.putIfAbsent(runId, claimant);
    if (first != null && !first.equals(claimant)) {
      sharedRuns.add(runId);
    }
  }

  /** Return to which other accepted request a run's id was given first, in words (HTTP-5). */
  public Optional<String> firstOther(String runId, String claimant) {
    return Optional.ofNullable(runs.get(runId)).filter(first -> !first.equals(claimant));
  }

  /** Return whether several accepted requests were given that run's id (HTTP-5). */
  public boolean isShared(String runId) {
    return sharedRuns.contains(runId);
  }

  /** Claim a connection id for a socket; return who else has it already. */
  public Optional<String> claimConnection(String connectionId, String claimant) {
    return Optional.ofNullable(connections.putIfAbsent(connectionId, claimant))
        .filter(other -> !other.equals(claimant));
  }

  /**
   * Note whose an id or a nonce is; the first owner keeps it. Who shows no good token is nobody.
   */
  public void owns(String userId, String idOrNonce) {
    if (!userId.isEmpty()) {
      owners.putIfAbsent(Ids.plain(idOrNonce), userId);
    }
  }

  /** Note whose an id of that kind is; the first owner keeps it. */
  public void owns(String userId, IdKind kind, String id) {
    owns(userId, id);
    if (!userId.isEmpty()) {
      ownersByKind.putIfAbsent(new OfKind(kind, id), userId);
    }
  }

  /** Return the id of the user to whom an id of that kind belongs. */
  public Optional<String> owner(IdKind kind, String id) {
    return Optional.ofNullable(ownersByKind.get(new OfKind(kind, id)));
  }

  /** Note that a user has named a thread himself, be it another's. */
  public void names(String userId, String threadId) {
    named.add(new Naming(userId, threadId));
  }

  /** Return whether a user has named that thread himself, in any scenario. */
  public boolean hasNamed(String userId, String threadId) {
    return named.contains(new Naming(userId, threadId));
  }

  /** Return the id of the user to whom an id or a nonce belongs, in whatever writing. */
  public Optional<String> owner(String idOrNonce) {
    return Optional.ofNullable(owners.get(Ids.plain(idOrNonce)));
  }

  /** Claim an answer for the nonce that it rests on; return the other nonce that led to it too. */
  public Optional<String> claimAnswer(String answer, String nonce) {
    return Optional.ofNullable(answers.putIfAbsent(answer, nonce))
        .filter(other -> !other.equals(nonce));
  }

  /** Note what a clock told in a call; return the first call in which it told the same. */
  public ClockReading claimReading(String told, ClockReading call) {
    ClockReading first = clockReadings.putIfAbsent(told, call);
    return first == null ? call : first;
  }

  /** When a clock was read: in a call, by its own timestamps and by the arrival of its events. */
  public record ClockReading(Interval told, Interval seen) {

    /** Return the time between two calls, by whichever says less: the other may be wrong. */
    public Duration distance(ClockReading other) {
      Duration byTold = told.distance(other.told);
      Duration bySeen = seen.distance(other.seen);
      return byTold.compareTo(bySeen) < 0 ? byTold : bySeen;
    }
  }

  /** What lies between the beginning and the end of a call. */
  public record Interval(Instant from, Instant to) {

    /** Return the time between two; nothing where they touch. */
    Duration distance(Interval other) {
      Duration after = Duration.between(other.to, from);
      Duration before = Duration.between(to, other.from);
      Duration longer = after.compareTo(before) > 0 ? after : before;
      return longer.isNegative() ? Duration.ZERO : longer;
    }
  }

  /** Return the label of the secret that a text holds. */
  public Optional<String> leak(DeliveredText text) {
    return leaks.apply(text);
  }
}
