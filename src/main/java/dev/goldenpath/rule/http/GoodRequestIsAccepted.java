package dev.goldenpath.rule.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.CallMonitor;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.rule.schema.SchemaProblem;
import dev.goldenpath.rule.schema.Schemas;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * HTTP-3: a good request is answered 202 (or 200) at once, with run_id, the same thread_id and
 * agent_type, and status accepted.
 *
 * <p>Keeps it: 202 with the request's thread_id. Breaks it: 500; or another thread_id; or an answer
 * that waits for the run.
 */
public final class GoodRequestIsAccepted implements Rule.OfScene {
  @Override
  public Clause clause() {
    return Clause.HTTP_3;
  }

  @Override
  public Monitor watch(Timeline scene) {
    return new CallMonitor(clause(), scene) {
      @Override
      public void answered(Call call, Entry.HttpResponse response, Moment moment) {
        if (!isGoodRequest(call) || call.isUnavailable()) {
          return;
        }
        if (response.status() != 200 && response.status() != 202) {
          wrong(
              call,
              moment,
              "202 (or 200) for a good request",
              "HTTP " + response.status() + " " + Wording.cut(response.body()),
              "look for the request's traceparent in the backend's log");
        } else {
          accepted(call, response, moment);
        }
      }

      private void accepted(Call call, Entry.HttpResponse response, Moment moment) {
        Optional<JsonNode> body = call.answer();
        List<SchemaProblem> problems =
            body.map(json -> Schemas.check(Schemas.EXECUTE_ACCEPTED, json)).orElse(List.of());
        Duration took = response.at().since(call.request().at());
        Duration limit = scene.terms().limits().http();
        if (body.isEmpty()) {
          wrong(
              call, moment, "a JSON body", Wording.quoted(response.body()), "look at the response");
        } else if (!problems.isEmpty()) {
          wrong(
              call,
              moment,
              problems.get(0).expected(),
              problems.get(0).toString(),
              "look what the response carries");
        } else if (took.minus(scene.stalledSince(call.request().at().nanos())).compareTo(limit)
            > 0) {
          wrong(
              call,
              moment,
              "an answer within " + Wording.seconds(limit),
              "it took " + Wording.seconds(took),
              "look what the endpoint waits for");
        } else {
          echoes(call, body.get(), moment);
        }
      }

      private void echoes(Call call, JsonNode body, Moment moment) {
        AgentRequest request = call.agentRequest().orElseThrow();
        kept();
        same(call, "thread_id", request.threadId(), body, moment);
        same(call, "agent_type", request.agentType(), body, moment);
      }

      private void same(Call call, String field, String asked, JsonNode body, Moment moment) {
        if (!body.path(field).asText().equals(asked)) {
          wrong(
              call,
              moment,
              field + " " + asked + ", as in the request",
              Wording.value(body.path(field)),
              "look where the response takes " + field + " from");
        }
      }

      @Override
      public void unanswered(Call call, Entry.HttpFailed failed, Moment moment) {
        if (isGoodRequest(call) && failed.failure() != Entry.Failure.UNREACHABLE) {
          wrong(
              call,
              moment,
              "an answer within " + Wording.seconds(scene.terms().limits().http()),
              failed.reason(),
              "look what the endpoint waits for; it must not wait for the run");
        }
      }

      private void wrong(Call call, Moment moment, String expected, String seen, String hint) {
        brokenBy(call, moment, expected, seen, hint);
      }
    };
  }
}
