package dev.goldenpath.result;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Violation;
import dev.goldenpath.setting.Parts;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Run;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Stamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Make the story of a scenario from its timeline and from what was found broken in it. */
public final class StoryTeller {
  private static final int LONGEST = 600;
  private static final int STALLS = 5;

  private final Timeline timeline;
  private final UnaryOperator<String> mask;
  private final Function<Run, Set<Clause>> owed;
  private final List<Story.Span> spans = new ArrayList<>();
  private final long length;

  private StoryTeller(
      Timeline timeline,
      Collection<Violation> violations,
      Function<Run, Set<Clause>> owed,
      UnaryOperator<String> mask) {
    this.owed = owed;
    this.timeline = timeline;
    this.mask = mask;
    this.length =
        LongStream.concat(
                timeline.moments().stream().mapToLong(moment -> micros(moment.at())),
                violations.stream().mapToLong(violation -> violation.decidedAt() / 1_000))
            .max()
            .orElse(0);
  }

  /**
   * Tell it; every text goes through the mask.
   *
   * @param owed what is still owed to clauses by a run
   */
  public static Story tell(
      Timeline timeline,
      Collection<Violation> violations,
      Function<Run, Set<Clause>> owed,
      UnaryOperator<String> mask) {
    return new StoryTeller(timeline, violations, owed, mask).tell(violations);
  }

  private Story tell(Collection<Violation> violations) {
    timeline.calls().forEach(this::call);
    timeline.slices().forEach(this::slice);
    timeline.moments().stream()
        .map(Moment::entry)
        .filter(Entry.Stalled.class::isInstance)
        .map(Entry.Stalled.class::cast)
        .sorted(Comparator.comparing(Entry.Stalled::length).reversed())
        .limit(STALLS)
        .forEach(this::stall);
    return new Story(
        began(),
        length,
        new StoryMarks(timeline, this::plain).of(violations),
        spans,
        violations.stream().map(StoryTeller::decision).distinct().toList(),
        timeline.runs().stream()
            .filter(run -> run.request().isPresent())
            .map(run -> run(run, violations))
            .toList(),
        List.of());
  }

  private Instant began() {
    return timeline.moments().stream()
        .findFirst()
        .map(first -> first.at().wall().minusNanos(first.at().nanos()))
        .orElse(Instant.EPOCH);
  }

  /** Mask first: a secret that is cut in two is not found. */
  private String plain(String text) {
    String masked = mask.apply(text);
    return masked.length() > LONGEST ? masked.substring(0, LONGEST) + "…" : masked;
  }

  private void call(Call call) {
    Optional<Stamp> end =
        call.response().map(Entry::at).or(() -> call.failure().map(Entry.HttpFailed::at));
    spans.add(
        new Story.Span(
            Story.Kind.CALL,
            Story.HTTP,
            call.name(),
            plain(call.runId().orElse("")),
            micros(call.request().at()),
            end.map(StoryTeller::micros).orElse(length),
            end.isPresent(),
            Optional.empty(),
            call.request().traceparent()));
  }

  private void slice(RunSlice slice) {
    String socket = slice.socket().name();
    Run run = slice.run();
    slice.events().stream()
        .findFirst()
        .ifPresent(
            first ->
                span(
                    Story.Kind.RUN,
                    socket,
                    "run",
                    run.id(),
                    run.askedAt().orElse(first.at()),
                    slice.terminal().map(AgentEvent::at),
                    Optional.empty()));
    slice.events().stream()
        .filter(event -> event.type() == EventType.TOOL_EXECUTING)
        .forEach(event -> tool(event, slice));
    slice.events().stream()
        .filter(event -> event.type() == EventType.NESTED_STARTED)
        .forEach(event -> nested(event, slice));
  }

  private void nested(AgentEvent start, RunSlice slice) {
    span(
        Story.Kind.AGENT,
        slice.socket().name(),
        "nested agent " + start.agentId().orElse("without an id"),
        slice.run().id(),
        start.at(),
        slice.events().stream()
            .filter(event -> event.type().isOfNested() && event.at().seq() > start.at().seq())
            .filter(event -> event.agentId().equals(start.agentId()))
            .findFirst()
            .map(AgentEvent::at),
        Optional.empty());
  }

  private void tool(AgentEvent executing, RunSlice slice) {
    Optional<AgentEvent> completed =
        slice.events().stream()
            .filter(event -> event.type() == EventType.TOOL_COMPLETED)
            .filter(event -> event.at().seq() > executing.at().seq())
            .filter(event -> event.correlationId().equals(executing.correlationId()))
            .findFirst();
    span(
        Story.Kind.TOOL,
        slice.socket().name(),
        executing.toolName().map(parts()::toolOnTheWire).orElse("a tool"),
        slice.run().id(),
        executing.at(),
        completed.map(AgentEvent::at),
        completed.flatMap(AgentEvent::executionSeconds));
  }

  /** Tell of the longest: a busy machine stands still again and again. */
  private void stall(Entry.Stalled stall) {
    long to = micros(stall.at());
    long from = Math.max(0, to - stall.length().toNanos() / 1_000);
    spans.add(
        new Story.Span(
            Story.Kind.STALL,
            Story.SUITE,
            stall.summary(),
            "",
            from,
            to,
            true,
            Optional.empty(),
            ""));
  }

  private void span(
      Story.Kind kind,
      String lane,
      String label,
      String run,
      Stamp from,
      Optional<Stamp> to,
      Optional<Double> claimed) {
    spans.add(
        new Story.Span(
            kind,
            lane,
            plain(label),
            plain(run),
            micros(from),
            to.map(StoryTeller::micros).orElse(length),
            to.isPresent(),
            claimed.filter(Double::isFinite),
            ""));
  }

  private static Story.Decision decision(Violation violation) {
    return new Story.Decision(
        violation.clause(),
        violation.decidedAt() / 1_000,
        violation.decidingEntry().map(entry -> entry.at().seq()).orElse(0L));
  }

  private Story.RunTold run(Run run, Collection<Violation> violations) {
    AgentRequest request = run.request().orElseThrow();
    Set<Clause> broken =
        violations.stream()
            .filter(it -> it.slice().run().filter(run.id()::equals).isPresent())
            .map(Violation::clause)
            .collect(Collectors.toSet());
    return new Story.RunTold(
        plain(run.id()),
        plain(request.threadId()),
        run.call().flatMap(call -> call.request().traceId()).orElse(""),
        plain(parts().agentOnTheWire(request.agentType())),
        request.allowedTools().stream().map(parts()::toolOnTheWire).map(this::plain).toList(),
        broken,
        owed.apply(run));
  }

  private Parts parts() {
    return timeline.facts().profile().parts();
  }

  private static long micros(Stamp stamp) {
    return stamp.nanos() / 1_000;
  }
}
