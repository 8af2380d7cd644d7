package dev.goldenpath.rule.truth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.event.Json;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Elapsed;
import dev.goldenpath.rule.pattern.ToolCalls;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Ledger;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Nonce;
import dev.goldenpath.timeline.RunSlice;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * TRUE-3: different requests lead to different answers.
 *
 * <p>Keeps it: two nonces, two results, two final responses. Breaks it: the same answer for two
 * nonces; or the message sent back as the answer; or the same time told twice, a second apart.
 */
public final class AnswersDiffer implements Rule.OfRun {
  private static final Duration APART = Duration.ofSeconds(1);

  @Override
  public Clause clause() {
    return Clause.TRUE_3;
  }

  @Override
  public Monitor watch(RunSlice run) {
    return new Watch(run);
  }

  private static final class Watch extends ToolCalls {
    private final Set<String> relied = new LinkedHashSet<>();

    Watch(RunSlice run) {
      super(Clause.TRUE_3, run);
    }

    @Override
    public void onCompletion(AgentEvent start, AgentEvent completion, Moment moment) {
      Set<String> given = new LinkedHashSet<>(Nonce.in(Json.write(start.data("tool_args"))));
      given.retainAll(run.run().nonces());
      relied.addAll(given);
      JsonNode results = completion.data("results");
      given.stream()
          .findFirst()
          .filter(nonce -> !results.isMissingNode() && !results.isNull())
          .ifPresent(
              nonce ->
                  claim(
                      "results of " + Wording.call(completion),
                      Json.write(results),
                      nonce,
                      completion,
                      moment));
      if (start.toolName().equals(Optional.of("get_current_time"))) {
        reading(results.path("current_time"), start, completion, moment);
      }
    }

    /** Arrivals may be late; so the calls' own timestamps, which TIME-1 holds to, are compared. */
    private void reading(JsonNode told, AgentEvent start, AgentEvent completion, Moment moment) {
      if (told.isTextual() && start.timestamp().isPresent() && completion.timestamp().isPresent()) {
        var call =
            new Ledger.Reading(
                start.timestamp().get().instant(), completion.timestamp().get().instant());
        kept();
        Duration apart = call.distance(run.scene().ledger().claimReading(told.textValue(), call));
        if (apart.compareTo(APART.plus(Elapsed.resolution(start, completion))) > 0) {
          broken(
              moment,
              "another time than a call told " + Wording.seconds(apart) + " away",
              Wording.at(completion) + " tells " + told + " again",
              "look whether get_current_time reads the clock, and whether its result is cached");
        }
      }
    }

    @Override
    public void onTerminal(AgentEvent terminal, Moment moment) {
      JsonNode answer = terminal.data("final_response");
      if (terminal.type() != EventType.AGENT_COMPLETED || !answer.isTextual()) {
        return;
      }
      String message = run.run().request().map(request -> request.message()).orElse("");
      if (answer.textValue().strip().equals(message.strip())) {
        broken(
            moment,
            "a final_response of the agent's own",
            Wording.at(terminal) + " sends the message back: " + Wording.value(answer),
            "look whether an agent ran at all, or a fallback answered");
      } else {
        relied.stream()
            .findFirst()
            .ifPresent(
                nonce -> claim("final_response", answer.textValue(), nonce, terminal, moment));
      }
    }

    private void claim(String what, String answer, String nonce, AgentEvent event, Moment moment) {
      Optional<String> other =
          run.scene().ledger().claimAnswer(what.split(" \\(")[0] + "\n" + answer, nonce);
      kept();
      if (other.isPresent()) {
        broken(
            moment,
            "another " + what + " for " + nonce + " than for " + other.get(),
            Wording.at(event) + " has the same for both: " + Wording.cut(answer),
            "look for a cache, a canned answer, or a result that is not read");
      }
    }
  }
}
