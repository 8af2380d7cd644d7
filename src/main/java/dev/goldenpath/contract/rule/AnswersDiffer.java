package dev.goldenpath.contract.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.contract.Clause;
import dev.goldenpath.contract.Ledger;
import dev.goldenpath.contract.Moment;
import dev.goldenpath.contract.Monitor;
import dev.goldenpath.contract.Nonce;
import dev.goldenpath.contract.Rule;
import dev.goldenpath.contract.RunSlice;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.event.Json;
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
final class AnswersDiffer implements Rule.OfRun {
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
    void onCompletion(AgentEvent start, AgentEvent completion, Moment moment) {
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
                      "results of " + Say.call(completion),
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
        if (apart.compareTo(APART.plus(Took.resolution(start, completion))) > 0) {
          broken(
              moment,
              "another time than a call told " + Say.seconds(apart) + " away",
              Say.at(completion) + " tells " + told + " again",
              "look whether get_current_time reads the clock, and whether its result is cached");
        }
      }
    }

    @Override
    void onTerminal(AgentEvent terminal, Moment moment) {
      JsonNode answer = terminal.data("final_response");
      if (terminal.type() != EventType.AGENT_COMPLETED || !answer.isTextual()) {
        return;
      }
      String message = run.run().request().map(request -> request.message()).orElse("");
      if (answer.textValue().strip().equals(message.strip())) {
        broken(
            moment,
            "a final_response of the agent's own",
            Say.at(terminal) + " sends the message back: " + Say.value(answer),
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
            Say.at(event) + " has the same for both: " + Say.cut(answer),
            "look for a cache, a canned answer, or a result that is not read");
      }
    }
  }
}
