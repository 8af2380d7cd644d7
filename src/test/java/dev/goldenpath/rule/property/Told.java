package dev.goldenpath.rule.property;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.event.DeliveredText;
import dev.goldenpath.rule.Script;
import dev.goldenpath.rule.TimelineScript;
import dev.goldenpath.rule.property.Plan.Noise;
import dev.goldenpath.rule.property.Plan.RunPlan;
import dev.goldenpath.timeline.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Tell a plan as a timeline: every run advances when it is its turn. */
final class Told {
  static final String ZOES_NONCE = "gp-ffffeeeeddddccccbbbb";

  /** What must never be shown. */
  static final String TOKEN = "token-of-ada-0123456789";

  private final Plan plan;
  private final TimelineScript line;
  private final Ledger ledger = new Ledger(Told::leak);
  private final Map<Integer, Deque<Runnable>> ahead = new LinkedHashMap<>();
  private final Map<String, Integer> extraSockets = new HashMap<>();
  private final Map<String, Double> startedAt = new HashMap<>();
  private int counter;

  private Told(Plan plan) {
    this.plan = plan;
    this.line = TimelineScript.in(plan.profile()).named("timeline-1", ledger);
  }

  /** Write the whole timeline. */
  static TimelineScript of(Plan plan) {
    Told told = new Told(plan);
    told.open();
    told.play();
    return told.line;
  }

  private static Optional<String> leak(DeliveredText delivered) {
    return delivered.text().contains(TOKEN) ? Optional.of("the token of Ada") : Optional.empty();
  }

  static String runId(int index) {
    return "run-%04d-of-this-timeline".formatted(index);
  }

  static String nonce(int index) {
    return "gp-%020x".formatted(0x1234567L * (index + 17));
  }

  private void open() {
    ledger.owns("user-zoe-0009", ZOES_NONCE);
    for (String user : new TreeSet<>(plan.runs().stream().map(RunPlan::user).toList())) {
      ledger.owns(line.idOf(user), line.idOf(user));
      for (int number = 1; number <= plan.sockets(); number++) {
        line.socket(user.toLowerCase(java.util.Locale.ROOT) + "-" + number);
      }
    }
    for (int index = 0; index < plan.runs().size(); index++) {
      ahead.put(index, acts(index, plan.runs().get(index)));
    }
  }

  private void play() {
    int turn = 0;
    while (!ahead.isEmpty()) {
      if (turn < plan.noise().size()) {
        disturb(plan.noise().get(turn));
      }
      List<Integer> going = new ArrayList<>(ahead.keySet());
      int chosen = going.get(plan.turns().get(turn % plan.turns().size()) % going.size());
      Deque<Runnable> acts = ahead.getOrDefault(chosen, new ArrayDeque<>());
      acts.remove().run();
      if (acts.isEmpty()) {
        ahead.remove(chosen);
      }
      turn++;
    }
  }

  private Deque<Runnable> acts(int index, RunPlan run) {
    String nonce = nonce(index);
    ledger.owns(line.idOf(run.user()), nonce);
    Script script =
        line.ask(runId(index))
            .by(run.user())
            .message(nonce + " wait " + run.millis() / 1000.0 + " seconds " + run.text())
            .clock(Duration.ofMillis(plan.skewMillis()))
            .written(this::written);
    run.tools().ifPresent(tools -> script.tools(tools.toArray(String[]::new)));
    run.most().ifPresent(script::rounds);
    Deque<Runnable> acts = new ArrayDeque<>();
    List<Runnable> events = events(run, script, index);
    acts.add(script::asked);
    int first = Math.min(run.eventsFirst(), events.size());
    acts.addAll(events.subList(0, first));
    acts.add(script::answered);
    acts.addAll(events.subList(first, events.size()));
    return acts;
  }

  private List<Runnable> events(RunPlan run, Script script, int index) {
    List<Runnable> events = new ArrayList<>();
    events.add(() -> adorned(run, script).started());
    for (int i = 0; i < run.thoughts(); i++) {
      events.add(() -> adorned(run, script).thinking());
    }
    List<String> calls = run.calls();
    switch (run.rounds()) {
      case ONE_CALL_EACH -> {
        for (String tool : calls) {
          events.add(() -> adorned(run, script).thinking());
          events.add(() -> call(run, script, index, tool));
          events.add(() -> complete(run, script, index, tool));
        }
      }
      case ALL_CALLS_IN_ONE -> {
        events.add(() -> adorned(run, script).thinking());
        calls.forEach(tool -> events.add(() -> call(run, script, index, tool)));
        calls.forEach(tool -> events.add(() -> complete(run, script, index, tool)));
      }
      case OVERLAPPING -> {
        for (String tool : calls) {
          events.add(() -> adorned(run, script).thinking());
          events.add(() -> call(run, script, index, tool));
        }
        for (int i = calls.size() - 1; i >= 0; i--) {
          String tool = calls.get(i);
          events.add(() -> complete(run, script, index, tool));
        }
      }
    }
    events.add(
        () -> {
          Script ready = adorned(run, script);
          Script unused = calls.contains("failing_tool") ? ready.errored() : ready.finished();
        });
    return events;
  }

  private void call(RunPlan run, Script script, int index, String tool) {
    startedAt.put(index + tool, line.nextMillis());
    adorned(run, script).executing(tool, "call-" + tool);
  }

  private void complete(RunPlan run, Script script, int index, String tool) {
    double ready = startedAt.getOrDefault(index + tool, 0.0) + run.millis();
    if (ready > line.nextMillis()) {
      line.at(ready);
    }
    adorned(run, script).completed("call-" + tool);
  }

  private Script adorned(RunPlan run, Script script) {
    if (!run.optional()) {
      return script;
    }
    String id = "event-" + counter++;
    return script.but(
        event -> {
          event.put("user_id", line.idOf(run.user()));
          event.put("event_id", id);
          event.put("trace", "x".repeat(counter % 50));
          ((ObjectNode) event.path("data")).put("note", "größer 🙂").putNull("more");
        });
  }

  private void disturb(Noise noise) {
    String user = plan.runs().get(0).user();
    String socket = user.toLowerCase(java.util.Locale.ROOT) + "-1";
    switch (noise) {
      case NONE -> {}
      case HEARTBEAT -> line.frame(socket, "{\"type\":\"heartbeat\"}");
      case ERROR -> line.frame(socket, "{\"type\":\"error\",\"message\":\"never mind\"}");
      case NULL_IDS ->
          line.frame(
              socket, "{\"type\":\"ping\",\"run_id\":null,\"thread_id\":null,\"user_id\":null}");
      case CHUNK_OF_THE_RUN -> line.frame(socket, chunk(user, "stream_chunk"));
      case UNKNOWN_WITH_IDS -> line.frame(socket, chunk(user, "agent_progress"));
      case LATE_SOCKET -> extra(user, true);
      case CLOSED_SOCKET -> extra(user, false);
      case STALL -> line.after(250).stalled(200);
    }
  }

  private String chunk(String user, String type) {
    return "{\"type\":\"%s\",\"thread_id\":\"%s\",\"user_id\":\"%s\",\"data\":{\"delta\":\"a\"}}"
        .formatted(type, line.threadOf(user), line.idOf(user));
  }

  private void extra(String user, boolean open) {
    String name = user.toLowerCase(java.util.Locale.ROOT) + "-";
    if (open) {
      int number = plan.sockets() + extraSockets.merge(user, 1, Integer::sum);
      line.socket(name + number);
    } else if (extraSockets.getOrDefault(user, 0) > 0 && !extraSockets.containsKey(user + "!")) {
      extraSockets.put(user + "!", 1);
      line.closedBySuite(name + (plan.sockets() + 1));
    }
  }

  private String written(String text) {
    Instant time = Instant.parse(text);
    return switch (plan.clock()) {
      case SECONDS -> time.truncatedTo(ChronoUnit.SECONDS).toString();
      case TENTHS -> digits(time, "S");
      case MILLIS -> digits(time, "SSS");
      case AS_THEY_ARE -> text;
      case MANY_DIGITS -> digits(time, "SSSSSSSSS'000'");
      case LOWER_CASE -> text.toLowerCase(java.util.Locale.ROOT);
      case WITH_OFFSET ->
          // Not toString, which leaves out seconds that are zero.
          DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
              time.atOffset(ZoneOffset.ofHoursMinutes(5, 30)));
      case MIXED -> counter++ % 2 == 0 ? text : digits(time, "SSS");
    };
  }

  private static String digits(Instant time, String fraction) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss." + fraction + "XXX")
        .format(time.atOffset(ZoneOffset.UTC));
  }
}
