package dev.goldenpath.scenario;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.goldenpath.net.Daemons;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.result.Spread;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Judge;
import dev.goldenpath.rule.contract.ContractRules;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.EventSocket;
import dev.goldenpath.wire.Welcome;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Many users who each have a run, all at once, each judged by all rules.
 *
 * <p>None has a thread: sockets are heard by the shared selectors, streams by the HTTP client's,
 * requests are sent without waiting. What comes is kept as it came, and judged user by user when
 * all is over, so that a judge and all that it knows of a run is there once and not for each. The
 * scenario itself takes in what one user saw, or those few whose runs show each clause that broke
 * in any.
 *
 * <p>Used by the scenario's thread.
 */
public final class Crowd implements AutoCloseable {
  private static final int OPENERS = 12;

  /** So many users in whose runs something broke are shown, and whoever shows another clause. */
  private static final int LEAST_SHOWN = 3;

  private static final Duration SETTLE = Duration.ofMillis(500);
  private static final Duration SPARE = Duration.ofSeconds(1);

  /** A user has a socket and a call; as many again are his on the backend's side, if it is ours. */
  private static final int FILES_OF_A_USER = 2;

  private static final int FILES = 100;

  private final ScenarioSession session;
  private final List<Member> members = new ArrayList<>();
  private final Map<Clause, Long> broken = new TreeMap<>();
  private final List<Member> shown = new ArrayList<>();
  private List<Entry.Stalled> stalls = List.of();
  private final CrowdTimes times = new CrowdTimes();

  Crowd(ScenarioSession session) {
    this.session = session;
  }

  /** Skip the scenario where the target is not to be put under load. */
  public void need() {
    if (!session.target().allowLoad()) {
      session
          .needs()
          .skip("allow-load is not true for this target, and this scenario puts it under load");
    }
  }

  /**
   * Have users run an agent each, none before all listen, and judge each of them.
   *
   * @param asking what a user asks for, by his name
   */
  public void runAtOnce(int users, Function<String, Ask> asking) {
    need();
    needFiles(users);
    session.runs().needRuns();
    List<String> names = IntStream.rangeClosed(1, users).mapToObj(i -> "User" + i).toList();
    session.people().authenticate(names);
    CountDownLatch greetings = new CountDownLatch(users);
    CountDownLatch ends = new CountDownLatch(users);
    for (String name : names) {
      members.add(
          new Member(
              session.people().person(name),
              session.runs().goodCall(asking.apply(name)),
              session.transcript(),
              session.target().wireProfile(),
              greetings,
              ends));
    }
    if (!isStreamed()) {
      listen(greetings);
    }
    RunResults.current().loadsAt().ifPresent(this::awaitStart);
    members.stream()
        .filter(member -> isStreamed() || member.socket().isPresent())
        .forEach(member -> session.run().http().begin(member.call(), member.transcript()));
    await(ends, session.target().limits().run().plus(SPARE));
    session.waits().settle(SETTLE);
    members.forEach(member -> member.own(timeline()));
    stalls = session.transcript().entries(Entry.Stalled.class).toList();
    members.forEach(this::judge);
    show();
  }

  /** Where each request is answered by a stream of events, who asks listens. */
  private boolean isStreamed() {
    return session.target().wireProfile().protocol().isStream();
  }

  /** Wait for the moment at which the other shards begin too. */
  private void awaitStart(Instant start) {
    Duration left = Duration.between(Instant.now(), start);
    if (left.isNegative()) {
      RunResults.current()
          .remark("Many users began %d ms after --start-at".formatted(left.negated().toMillis()));
    } else {
      session.waits().settle(left);
    }
  }

  private void needFiles(int users) {
    long needed = FILES + (long) FILES_OF_A_USER * users;
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        && unix.getMaxFileDescriptorCount() < needed) {
      throw session.noted(
          new OwnFault(
              "%d users need %d files, and this machine lets the suite open %d; raise it (ulimit -n)"
                  .formatted(users, needed, unix.getMaxFileDescriptorCount())));
    }
  }

  /** Open all sockets, a few at a time, and await that each has been greeted. */
  private void listen(CountDownLatch greetings) {
    ExecutorService openers =
        Executors.newFixedThreadPool(OPENERS, Daemons.named("goldenpath-crowd"));
    CountDownLatch ready = new CountDownLatch(members.size());
    try {
      members.forEach(member -> openers.execute(() -> open(member, ready)));
      Duration patience = session.target().limits().connect();
      // A greeting may be heard before the thread that opened its socket goes on.
      await(ready, patience.multipliedBy(1 + members.size() / OPENERS));
      await(greetings, patience);
    } finally {
      openers.shutdownNow();
    }
  }

  private void open(Member member, CountDownLatch ready) {
    String socket = member.person().user().name().toLowerCase(java.util.Locale.ROOT) + "-1";
    Optional<EventSocket> open = Optional.empty();
    try {
      open =
          session
              .run()
              .sockets()
              .open(
                  Sockets.dial(
                      member.person(),
                      socket,
                      member.person().thread(Ask.OWN_THREAD),
                      session.target().wsToken(),
                      Welcome.OPEN,
                      ""),
                  member.transcript());
    } finally {
      member.opened(open);
      ready.countDown();
    }
  }

  private void await(CountDownLatch all, Duration limit) {
    try {
      // In vain or not: what is missing then, the rules tell of each user.
      boolean done = all.await(limit.toNanos(), TimeUnit.NANOSECONDS);
      session.waiter().catchUp();
      if (!done) {
        session.transcript().nudge();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a crowd was waited for", interrupted);
    }
  }

  private Timeline timeline() {
    return new Timeline(session.place(), session.timeline().facts(), session.timeline().ledger());
  }

  /** What one user saw, and when the suite itself stood still meanwhile, in order. */
  private Stream<Entry> whatCame(Member member) {
    List<Entry> own = member.transcript().entries();
    long from = own.isEmpty() ? Long.MAX_VALUE : own.get(0).at().nanos();
    return Stream.concat(own.stream(), stalls.stream().filter(stall -> stall.at().nanos() >= from))
        .sorted(Comparator.comparingLong(entry -> entry.at().nanos()));
  }

  /** Judge one user's run by all rules, measure it, and keep no more of it than that. */
  private void judge(Member member) {
    Timeline timeline = timeline();
    Judge judge = new Judge(timeline, ContractRules.all());
    whatCame(member).forEach(judge::accept);
    judge.end(Ending.SCENARIO_OVER, member.transcript().now());
    // A rule that crashed has judged nothing: that user's run is not known to be whole.
    Set<Clause> unkept = EnumSet.noneOf(Clause.class);
    judge.faults().forEach(fault -> unkept.add(fault.clause()));
    unkept.addAll(judge.crashes().keySet());
    boolean showsMore = unkept.stream().anyMatch(clause -> !broken.containsKey(clause));
    unkept.forEach(clause -> broken.merge(clause, 1L, Long::sum));
    if (showsMore || !unkept.isEmpty() && shown.size() < LEAST_SHOWN) {
      shown.add(member);
    }
    times.add(new AskedRun(member.call(), timeline), unkept.isEmpty());
  }

  /** Let the scenario take in what the broken users saw, or else what the first two did. */
  private void show() {
    List<Member> taken = shown.isEmpty() ? members.stream().limit(2).toList() : shown;
    for (Member member : taken) {
      session.transcript().take(member.transcript().entries());
    }
    session.waiter().catchUp();
  }

  /**
   * Require that each user has seen his own run whole, with every clause kept.
   *
   * @throws AssertionError if one has not
   */
  public void requireWhole() {
    broken.keySet().forEach(session.waiter()::want);
    session.asserts().failWhereBroken();
    if (times.whole() < members.size()) {
      session
          .asserts()
          .missing(
              Clause.ORDER_2,
              "a whole run for each of " + members.size() + " users",
              times.whole() + " have seen theirs whole" + reach());
    }
    session.asserts().said(Clause.SAID_1);
  }

  private String reach() {
    return broken.isEmpty() ? "" : "; of how many each clause was broken: " + broken;
  }

  /**
   * Require that so many of so many runs were heard of within a time.
   *
   * @throws AssertionError if fewer were
   */
  public void requireFirstEvent(int some, int of, Duration limit) {
    long inTime = times.heardWithin(limit);
    if (inTime * of < (long) some * members.size()) {
      session
          .asserts()
          .missing(
              Clause.SAID_1,
              "the first event within %s ms in %s of %s runs".formatted(limit.toMillis(), some, of),
              "in %s of %s, half of them within %s ms"
                  .formatted(inTime, members.size(), times.medianOfFirstEvents().toMillis()));
    }
    session.asserts().said(Clause.SAID_1);
  }

  /** Return what was measured; nothing where there was no crowd. */
  List<Spread> spreads() {
    return members.isEmpty() ? List.of() : times.spreads();
  }

  @Override
  public void close() {
    for (Member member : members) {
      member.socket().ifPresent(EventSocket::close);
      session.run().http().hangUp(member.transcript());
    }
  }
}
