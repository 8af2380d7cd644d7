package dev.goldenpath.rule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.rule.contract.ContractRules;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Capability;
import dev.goldenpath.setting.FanOut;
import dev.goldenpath.setting.Limits;
import dev.goldenpath.setting.Overlap;
import dev.goldenpath.setting.TokenTransport;
import dev.goldenpath.setting.WireProfile;
import dev.goldenpath.timeline.Ledger;
import dev.goldenpath.timeline.TargetFacts;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.CallKind;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Expectation;
import dev.goldenpath.wire.Failure;
import dev.goldenpath.wire.Stamp;
import dev.goldenpath.wire.Welcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Write a timeline by hand, entry by entry, with its own clock, and have it judged.
 *
 * <p>Everything is well-formed unless a test says otherwise. Each entry comes 10 ms after the one
 * before; {@link #at} and {@link #after} move the clock. A name such as {@code ada-1} tells the
 * user.
 */
public final class TimelineScript {
  /** The wall clock at the transcript's beginning. */
  public static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");

  private static final long STEP = 10;

  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Entry.SocketOpening> sockets = new HashMap<>();
  private final Set<String> listening = new TreeSet<>();
  private final Map<String, String> userIds = new HashMap<>();
  private TargetFacts facts;
  private Ledger ledger = new Ledger(text -> Optional.empty());
  private String name = "timeline-1";
  private double millis;

  private TimelineScript(TargetFacts facts) {
    this.facts = facts;
  }

  /** Begin a timeline under the contract's own facts. */
  public static TimelineScript begin() {
    return new TimelineScript(terms(WireProfile.DATA, FanOut.THREAD));
  }

  public static TimelineScript in(WireProfile profile) {
    return new TimelineScript(terms(profile, FanOut.THREAD));
  }

  public static TimelineScript withUserFanOut() {
    return withUserFanOut(WireProfile.DATA);
  }

  public static TimelineScript withUserFanOut(WireProfile profile) {
    return new TimelineScript(terms(profile, FanOut.USER));
  }

  private static TargetFacts terms(WireProfile profile, FanOut fanOut) {
    return new TargetFacts(
        profile, Limits.defaults(), fanOut, Overlap.PARALLEL, Set.of(Capability.values()));
  }

  /** Let runs at once in one thread be so. */
  public TimelineScript overlapping(Overlap overlap) {
    facts =
        new TargetFacts(
            facts.profile(), facts.limits(), facts.fanOut(), overlap, facts.capabilities());
    return this;
  }

  /** Take away all capabilities of the target but these. */
  public TimelineScript capable(Capability... of) {
    facts =
        new TargetFacts(
            facts.profile(), facts.limits(), facts.fanOut(), facts.overlap(), Set.of(of));
    return this;
  }

  /** Share a ledger with other scenes. */
  public TimelineScript named(String sceneName, Ledger shared) {
    name = sceneName;
    ledger = shared;
    return this;
  }

  /** Let the suite's secrets be found by that search. */
  public TimelineScript leaking(Function<String, Optional<String>> leaks) {
    ledger = new Ledger(text -> leaks.apply(text.text()));
    return this;
  }

  /** Let these secrets be found, as a run does. */
  public TimelineScript searching(Secrets secrets) {
    ledger = new Ledger(text -> secrets.find(text.views()));
    return this;
  }

  /** Give a user another id than {@code user-ada-0001}. */
  public TimelineScript userId(String user, String id) {
    userIds.put(user, id);
    return this;
  }

  public TargetFacts facts() {
    return facts;
  }

  // The clock.

  /** Set the clock, in milliseconds since the beginning; the next entry comes at that moment. */
  public TimelineScript at(double moment) {
    millis = moment - STEP;
    return this;
  }

  /** Let time pass before the next entry comes. */
  public TimelineScript after(double more) {
    millis += more - STEP;
    return this;
  }

  /** Return the moment at which the next entry comes. */
  public double nextMillis() {
    return millis + STEP;
  }

  public Instant wall(double moment) {
    return BEGIN.plusNanos(Math.round(moment * 1e6));
  }

  private Stamp stamp() {
    millis += STEP;
    return new Stamp(entries.size() + 1L, Math.round(millis * 1e6), wall(millis));
  }

  private TimelineScript add(Function<Stamp, Entry> made) {
    entries.add(made.apply(stamp()));
    return this;
  }

  // Sockets.

  public static String userOf(String socket) {
    String user = socket.replaceAll("-\\d+$", "");
    return user.substring(0, 1).toUpperCase(Locale.ROOT) + user.substring(1);
  }

  public String idOf(String user) {
    return userIds.getOrDefault(
        user, "user-" + user.toLowerCase(Locale.ROOT) + (user.equals("Ada") ? "-0001" : "-0002"));
  }

  public String threadOf(String user) {
    char last = user.toLowerCase(Locale.ROOT).charAt(0);
    return "a0000000-0000-4000-8000-00000000000" + (last <= 'f' ? last : 'f');
  }

  /** Open a socket of a user on his own thread, and have it greeted. */
  public TimelineScript socket(String socket) {
    return opening(socket).opened(socket).greeted(socket);
  }

  public TimelineScript opening(String socket) {
    return opening(socket, threadOf(userOf(socket)), Welcome.OPEN, "");
  }

  public TimelineScript opening(
      String socket, String threadId, Welcome expectation, String because) {
    return opening(socket, threadId, expectation, because, List.of());
  }

  public TimelineScript opening(
      String socket, String threadId, Welcome expectation, String because, List<String> offered) {
    String user = userOf(socket);
    return add(
        at -> {
          var opening =
              new Entry.SocketOpening(
                  at,
                  socket,
                  user,
                  expectation == Welcome.REFUSED ? "" : idOf(user),
                  threadId,
                  offered.isEmpty() ? TokenTransport.HEADER : TokenTransport.SUBPROTOCOL,
                  offered,
                  expectation,
                  because);
          sockets.put(socket, opening);
          return opening;
        });
  }

  public TimelineScript opened(String socket, String... subprotocols) {
    listening.add(socket);
    return add(at -> new Entry.SocketOpened(at, socket, Map.of(), List.of(subprotocols)));
  }

  public TimelineScript openedWith(String socket, String header, String value) {
    listening.add(socket);
    Map<String, List<String>> headers = Map.of(header, List.of(value));
    return add(at -> new Entry.SocketOpened(at, socket, headers, List.of()));
  }

  public TimelineScript greeted(String socket) {
    ObjectNode greeting = JsonNodeFactory.instance.objectNode();
    greeting.put("type", "connection_established");
    greeting
        .putObject("data")
        .put("connection_id", "conn-" + name + "-" + socket)
        .put("user_id", idOf(userOf(socket)));
    return message(socket, greeting);
  }

  public TimelineScript refused(String socket, int status, String body) {
    return refused(socket, status, Map.of(), body);
  }

  public TimelineScript refused(
      String socket, int status, Map<String, List<String>> headers, String body) {
    return add(at -> new Entry.SocketRefused(at, socket, status, headers, body));
  }

  public TimelineScript failed(String socket, Failure failure, String reason) {
    return add(at -> new Entry.SocketFailed(at, socket, failure, reason));
  }

  public TimelineScript closed(String socket, int code, String reason) {
    listening.remove(socket);
    return add(at -> new Entry.SocketClosed(at, socket, code, reason, false));
  }

  public TimelineScript closedBySuite(String socket) {
    listening.remove(socket);
    return add(at -> new Entry.SocketClosed(at, socket, 1000, "", true));
  }

  /** Deliver a message in the contract's form, as the wire profile has it. */
  public TimelineScript message(String socket, ObjectNode canonical) {
    return frame(socket, Profiled.message(canonical, facts.profile()).toString());
  }

  /** Deliver a text as it is. */
  /** Send the last frame of a socket once more, as it was. */
  public TimelineScript again(String socket) {
    return frame(
        socket,
        entries.stream()
            .filter(Entry.Frame.class::isInstance)
            .map(Entry.Frame.class::cast)
            .filter(frame -> frame.socket().equals(socket))
            .reduce((earlier, later) -> later)
            .orElseThrow()
            .text());
  }

  public TimelineScript frame(String socket, String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    return add(at -> new Entry.Frame(at, socket, text, bytes, false));
  }

  public TimelineScript binary(String socket, int bytes) {
    return add(at -> new Entry.Frame(at, socket, "", bytes, true));
  }

  public TimelineScript sent(String socket, String text, boolean readable) {
    return add(at -> new Entry.Sent(at, socket, text, readable));
  }

  public TimelineScript ping(String socket, String payload) {
    return add(at -> new Entry.PingSent(at, socket, payload));
  }

  public TimelineScript pong(String socket, String payload) {
    return add(at -> new Entry.PongReceived(at, socket, payload));
  }

  public TimelineScript stalled(long length) {
    return add(at -> new Entry.Stalled(at, Duration.ofMillis(length)));
  }

  /** Return the sockets on which a run of that user in that thread is heard now. */
  public List<String> listeners(String userId, String threadId) {
    return listening.stream()
        .filter(socket -> idOf(userOf(socket)).equals(userId))
        .filter(
            socket ->
                facts.fanOut() == FanOut.USER
                    || Optional.ofNullable(sockets.get(socket))
                        .filter(opening -> opening.threadId().equals(threadId))
                        .isPresent())
        .toList();
  }

  // Calls.

  public TimelineScript health(int status, String body) {
    String call = "health-" + (entries.size() + 1);
    return add(at ->
            new Entry.HttpRequest(
                at,
                call,
                CallKind.HEALTH,
                "",
                "",
                Optional.empty(),
                new Expectation(Set.of(200), Optional.empty(), false),
                "",
                "",
                Optional.empty()))
        .response(call, status, Map.of(), body);
  }

  /** Send a request that must be refused. */
  public TimelineScript badRequest(String call, String body, String because, Integer... statuses) {
    return add(
        at ->
            new Entry.HttpRequest(
                at,
                call,
                CallKind.EXECUTE,
                "Ada",
                idOf("Ada"),
                Optional.empty(),
                Expectation.refused(because, statuses),
                body,
                trace(call),
                Optional.empty()));
  }

  public TimelineScript request(Function<Stamp, Entry> request) {
    return add(request);
  }

  public TimelineScript response(
      String call, int status, Map<String, List<String>> headers, String body) {
    return add(at -> new Entry.HttpResponse(at, call, status, headers, body));
  }

  public TimelineScript response(String call, int status, String body) {
    return response(call, status, Map.of(), body);
  }

  public TimelineScript unanswered(String call, Failure failure, String reason) {
    return add(at -> new Entry.HttpFailed(at, call, failure, reason));
  }

  public static String trace(String call) {
    return "00-"
        + "4bf92f3577b34da6a3ce929d0e0e4736".substring(String.valueOf(call.length()).length())
        + call.length()
        + "-00f067aa0ba902b7-01";
  }

  // Runs.

  /** Prepare a good request of Ada's in her own thread. */
  public Script ask(String runId) {
    return new Script(this, runId);
  }

  /** Ask for a run of Ada's, and have it accepted. */
  public Script run(String runId) {
    return ask(runId).accepted();
  }

  /** Have two runs of Ada's that go well, so that a third has nothing new about it. */
  public void twoGoldenRuns() {
    ask("early-1").message("Once gp-aaaabbbbccccddddeeee").accepted().golden();
    run("early-2").golden();
  }

  // The verdict.

  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  public Judged judged() {
    return judged(ContractRules.all());
  }

  /** Return a judge under the terms of this timeline, who has seen nothing yet. */
  public Judge judge() {
    return new Judge(new Timeline(name, facts, ledger), ContractRules.all());
  }

  public Judged judged(List<Rule> rules) {
    Judge judge = new Judge(new Timeline(name, facts, ledger), rules);
    entries.forEach(judge::accept);
    long now = Math.round(millis * 1e6) + 100_000_000;
    judge.tick(now);
    judge.end(Ending.SCENARIO_OVER, now);
    return new Judged(judge);
  }

  /** Judge a timeline that was written in another wire profile by the contract's own. */
  public Judged judgedByTheContractsOwnProfile() {
    facts = terms(WireProfile.DATA, facts.fanOut());
    return judged();
  }

  /** Judge a timeline on which nothing more comes for a long time. */
  public Judged judgedAfterSilence() {
    return judgedAfterSilence(entries);
  }

  /** Judge other entries under the terms of this timeline, with a long silence after them. */
  public Judged judgedAfterSilence(List<Entry> others) {
    after(60_000);
    Judge judge = new Judge(new Timeline(name, facts, ledger), ContractRules.all());
    others.forEach(judge::accept);
    long now = Math.round(millis * 1e6);
    while (judge.wakeAt() < now) {
      judge.tick(judge.wakeAt() + 1);
    }
    judge.end(Ending.SCENARIO_OVER, now);
    return new Judged(judge);
  }
}
