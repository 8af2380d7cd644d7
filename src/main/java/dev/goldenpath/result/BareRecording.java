package dev.goldenpath.result;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventDecoder;
import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Judge;
import dev.goldenpath.rule.contract.ContractRules;
import dev.goldenpath.setting.Capability;
import dev.goldenpath.setting.FanOut;
import dev.goldenpath.setting.Limits;
import dev.goldenpath.setting.Overlap;
import dev.goldenpath.setting.TokenTransport;
import dev.goldenpath.setting.WireProfile;
import dev.goldenpath.timeline.Ledger;
import dev.goldenpath.timeline.TargetFacts;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.BareFrames.Bare;
import dev.goldenpath.wire.CallKind;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Expectation;
import dev.goldenpath.wire.Harmless;
import dev.goldenpath.wire.Stamp;
import dev.goldenpath.wire.Transcript;
import dev.goldenpath.wire.Welcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * Messages of which nothing else is known, judged by all rules that need no request.
 *
 * <p>Each run that a message names is taken as asked for by the user of its socket, just before.
 */
public final class BareRecording {
  /** What can be judged without the request, the token, other users, or the time of arrival. */
  public static final Set<Clause> JUDGED =
      EnumSet.of(
          Clause.CONN_2,
          Clause.CONN_5,
          Clause.EVENT_0,
          Clause.EVENT_1,
          Clause.EVENT_2,
          Clause.EVENT_3,
          Clause.EVENT_4,
          Clause.EVENT_5,
          Clause.EVENT_6,
          Clause.EVENT_7,
          Clause.ORDER_1,
          Clause.ORDER_3,
          Clause.PAIR_1,
          Clause.PAIR_2,
          Clause.TIME_2,
          Clause.SAFE_1);

  private static final long MILLISECOND = 1_000_000;

  private final String name;
  private final Judge judge;
  private final EventDecoder decoder;
  private final Transcript transcript;
  private final Map<String, String> users = new HashMap<>();
  private final Set<String> runs = new HashSet<>();
  private double began;
  private long nanos;

  private BareRecording(
      String name, WireProfile profile, Function<String, Optional<String>> leaks) {
    TargetFacts facts =
        new TargetFacts(
            profile, Limits.defaults(), FanOut.USER, Overlap.PARALLEL, presumed(profile));
    this.name = name;
    this.decoder = new EventDecoder(profile);
    this.transcript = new Transcript(() -> nanos, () -> Instant.EPOCH.plusNanos(nanos));
    this.judge =
        new Judge(
            new Timeline(name, facts, new Ledger(text -> leaks.apply(text.text()))),
            ContractRules.all().stream().filter(it -> JUDGED.contains(it.clause())).toList());
  }

  /**
   * Judge messages.
   *
   * @param name what messages say where it was, such as the file's name
   * @param leaks tells which secret a text holds, by its label; empty when none
   */
  public static BareRecording of(
      String name,
      List<Bare> frames,
      WireProfile profile,
      Function<String, Optional<String>> leaks) {
    BareRecording recording = new BareRecording(name, profile, leaks);
    frames.forEach(recording::take);
    recording.judge.end(Ending.SCENARIO_OVER, recording.transcript.now());
    return recording;
  }

  /** Return the clauses that it keeps, as far as it goes. */
  public List<Clause> kept() {
    return judge.verdicts().entrySet().stream()
        .filter(it -> it.getValue() instanceof dev.goldenpath.rule.Verdict.Kept)
        .map(Map.Entry::getKey)
        .toList();
  }

  public List<ClauseBreak> breaks() {
    return Breaks.of(
        judge.faults(),
        clause -> true,
        new FailureMessage(judge.timeline(), name, Optional.empty()),
        Harmless::text);
  }

  private void take(Bare bare) {
    pass(bare.at());
    if (bare.sent()) {
      open(bare.socket(), "");
      accept(at -> new Entry.Sent(at, bare.socket(), bare.text(), true));
      return;
    }
    int bytes = bare.text().getBytes(StandardCharsets.UTF_8).length;
    Function<Stamp, Entry.Frame> frame =
        at -> new Entry.Frame(at, bare.socket(), bare.text(), bytes, bare.binary());
    Optional<AgentEvent> event = read(frame.apply(new Stamp(0, nanos, Instant.EPOCH)));
    open(bare.socket(), event.flatMap(BareRecording::user).orElse(""));
    event.ifPresent(it -> ask(it, bare.socket()));
    accept(frame);
  }

  /** Without times each message comes a millisecond after the one before. */
  private void pass(double at) {
    began = began == 0 ? at : began;
    nanos = Math.max(nanos + MILLISECOND, Math.round((at - began) * 1e9));
  }

  private Optional<AgentEvent> read(Entry.Frame frame) {
    return Optional.of(decoder.read(frame))
        .filter(AgentEvent.class::isInstance)
        .map(AgentEvent.class::cast);
  }

  private static Optional<String> user(AgentEvent event) {
    return event.type() == EventType.CONNECTION_ESTABLISHED
        ? Optional.of(event.data("user_id").asText())
        : event.userId();
  }

  private void open(String socket, String user) {
    if (users.putIfAbsent(socket, user) == null) {
      accept(
          at ->
              new Entry.SocketOpening(
                  at,
                  socket,
                  "the user",
                  user,
                  "",
                  TokenTransport.HEADER,
                  List.of(),
                  Welcome.OPEN,
                  ""));
      accept(at -> new Entry.SocketOpened(at, socket, Map.of(), List.of()));
    }
  }

  private void ask(AgentEvent event, String socket) {
    String run = event.runId().orElse("");
    if (!event.type().isOfRun() || run.isEmpty() || !runs.add(run)) {
      return;
    }
    String user = users.getOrDefault(socket, "");
    String agent = event.data("agent_type").asText("");
    AgentRequest request =
        new AgentRequest(
            agent.isEmpty() ? "data_helper" : agent,
            "",
            event.threadId().orElse(""),
            user,
            Optional.empty(),
            OptionalInt.empty());
    String call = "execute-" + runs.size();
    accept(
        at ->
            new Entry.HttpRequest(
                at,
                call,
                CallKind.EXECUTE,
                "the user",
                user,
                Optional.of(request),
                Expectation.accepted(),
                request.body().toString(),
                "",
                Optional.empty()));
    String answer = request.body().objectNode().put("run_id", run).toString();
    accept(at -> new Entry.HttpResponse(at, call, 202, Map.of(), answer));
  }

  private <E extends Entry> void accept(Function<Stamp, E> made) {
    judge.accept(transcript.append(made));
  }

  /**
   * Nobody has said what the backend can do; that its agents think is the usual, and what names a
   * parent is nested.
   */
  private static Set<Capability> presumed(WireProfile profile) {
    Set<Capability> presumed = EnumSet.of(Capability.THINKING, Capability.SUB_AGENTS);
    presumed.removeAll(profile.lacking());
    return presumed;
  }
}
