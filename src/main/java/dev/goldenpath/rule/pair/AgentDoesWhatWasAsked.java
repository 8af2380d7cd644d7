package dev.goldenpath.rule.pair;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Elapsed;
import dev.goldenpath.rule.pattern.Rounds;
import dev.goldenpath.rule.pattern.ToolCalls;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.wire.AgentRequest;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * PAIR-4: {@code data_helper} calls every allowed tool, first calls in the order given, and {@code
 * wait_tool} takes at least the seconds asked.
 *
 * <p>Keeps it: a and b allowed, a called, b called. Breaks it: b called before a; or completed with
 * b never called and rounds left; or "wait 2 seconds" done in one.
 */
public final class AgentDoesWhatWasAsked implements Rule.OfRun {
  private static final String WAIT_TOOL = "wait_tool";
  private static final Duration TOLERANCE = Duration.ofMillis(50);

  @Override
  public Clause clause() {
    return Clause.PAIR_4;
  }

  @Override
  public Monitor watch(RunSlice run) {
    return new Watch(run);
  }

  private static final class Watch extends ToolCalls {
    private final Set<String> called = new LinkedHashSet<>();
    private final boolean judged;
    private final Set<String> failed = new LinkedHashSet<>();

    Watch(RunSlice run) {
      super(Clause.PAIR_4, run);
      judged = run.isWhole() && run.run().isDataHelper();
    }

    private AgentRequest request() {
      return run.run().request().orElseThrow();
    }

    @Override
    public void onStart(AgentEvent start, Moment moment) {
      if (!judged || start.toolName().isEmpty() || called.contains(start.toolName().get())) {
        return;
      }
      String tool = start.toolName().get();
      List<String> order = request().allowedTools().stream().distinct().toList();
      if (order.contains(tool) && order.indexOf(tool) != called.size()) {
        broken(
            moment,
            order.get(Math.min(called.size(), order.size() - 1))
                + " called first, in the order given: "
                + String.join(", ", order),
            Wording.at(start) + " calls " + tool,
            "look whether the agent keeps the order of agent_config.tools");
      }
      called.add(tool);
      if (tool.equals(WAIT_TOOL)) {
        askedFor(start, moment);
      }
    }

    private void askedFor(AgentEvent start, Moment moment) {
      JsonNode seconds = start.data("tool_args").path("seconds");
      if (!seconds.isNumber()
          || Math.abs(seconds.doubleValue() - request().askedSeconds()) > 1e-6) {
        broken(
            moment,
            "tool_args.seconds " + request().askedSeconds() + ", as the message asks",
            Wording.at(start) + " has " + Wording.value(seconds),
            "look how the seconds are read from the message");
      }
    }

    @Override
    public void onCompletion(AgentEvent start, AgentEvent completion, Moment moment) {
      String tool = start.toolName().orElse("");
      if (completion.hasError()) {
        failed.add(tool);
      } else {
        failed.remove(tool);
      }
      if (!judged
          || !start.toolName().equals(java.util.Optional.of(WAIT_TOOL))
          || completion.hasError()
          || start.timestamp().isEmpty()
          || completion.timestamp().isEmpty()) {
        return;
      }
      Duration took = Elapsed.by(start, completion);
      Duration resolution = Elapsed.resolution(start, completion);
      Duration least = Duration.ofNanos((long) (request().askedSeconds() * 1e9)).minus(TOLERANCE);
      JsonNode waited = completion.data("results").path("waited");
      if (took.plus(resolution).compareTo(least) < 0 && !onlyMisdated(completion, least)) {
        broken(
            moment,
            "wait_tool takes "
                + Wording.seconds(request().askedSeconds())
                + ", as the message asks",
            "by its own timestamps it took " + Wording.seconds(took),
            "look whether the tool really waits",
            start.frame());
      } else if (!waited.isNumber()
          || waited.doubleValue() < request().askedSeconds() - TOLERANCE.toMillis() / 1e3) {
        broken(
            moment,
            "results.waited of at least " + Wording.seconds(request().askedSeconds()),
            Wording.at(completion) + " has " + Wording.value(waited),
            "look what wait_tool reports as its result",
            start.frame());
      } else if (waited.doubleValue() > longest(completion, took.plus(resolution))) {
        broken(
            moment,
            "results.waited, asked or measured: "
                + Wording.seconds(request().askedSeconds())
                + ", or what passed",
            Wording.at(completion) + " has " + Wording.value(waited),
            "look whether wait_tool reports seconds, and whether it measures them",
            start.frame());
      }
    }

    /** Return the most that a wait could have measured, or been asked for. */
    private double longest(AgentEvent completion, Duration took) {
      return Stream.of(
                  request().askedSeconds(),
                  took.toNanos() / 1e9,
                  completion.executionSeconds().orElse(0.0))
              .mapToDouble(Double::doubleValue)
              .max()
              .orElseThrow()
          + TOLERANCE.toMillis() / 1e3;
    }

    /**
     * Return whether the tool may well have taken the time since the request, as it says, and only
     * timestamps say otherwise: made when events were sent, in a heap (TIME-2, TIME-3).
     */
    private boolean onlyMisdated(AgentEvent completion, Duration least) {
      boolean hadTheTime =
          run.run()
              .askedAt()
              .filter(asked -> completion.at().since(asked).compareTo(least) >= 0)
              .isPresent();
      boolean toldSo =
          completion.executionSeconds().filter(told -> told >= least.toNanos() / 1e9).isPresent();
      return hadTheTime && toldSo;
    }

    @Override
    public void onTerminal(AgentEvent terminal, Moment moment) {
      // After a failure nothing more need be called; that it was no success is TRUE-4's to tell.
      if (!judged || !failed.isEmpty() || terminal.type() != EventType.AGENT_COMPLETED) {
        return;
      }
      List<String> left =
          request().allowedTools().stream().filter(tool -> !called.contains(tool)).toList();
      if (!left.isEmpty() && Rounds.of(run) < request().allowedRounds()) {
        broken(
            moment,
            "a call of every allowed tool: " + String.join(", ", request().allowedTools()),
            Wording.at(terminal)
                + " after "
                + Rounds.of(run)
                + " of "
                + request().allowedRounds()
                + " rounds, with no call of "
                + String.join(", ", left),
            "look why the agent stops before it has used its tools");
      } else if (!called.isEmpty()) {
        kept();
      }
    }
  }
}
