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
import dev.goldenpath.wire.Entry;
import java.util.List;
import java.util.Optional;

/**
 * HTTP-1: {@code GET /health} answers 200 with {@code {"status": "healthy"}} when the backend can
 * serve; 503 and agents.available false mean that it can't. Any other answer breaks the clause.
 *
 * <p>Keeps it: 200 healthy; or 503; or 200 degraded with agents.available false. Breaks it: 200
 * {"status": "ok"}; or 500.
 */
public final class HealthTellsTruly implements Rule.OfScene {
  @Override
  public Clause clause() {
    return Clause.HTTP_1;
  }

  @Override
  public Monitor watch(Timeline scene) {
    return new CallMonitor(clause(), scene) {
      @Override
      public void answered(Call call, Entry.HttpResponse response, Moment moment) {
        if (call.request().kind() != Entry.Kind.HEALTH || response.status() == 503) {
          return;
        }
        Optional<JsonNode> body = call.answer();
        List<SchemaProblem> problems =
            body.map(json -> Schemas.check("health", json)).orElse(List.of());
        if (response.status() != 200) {
          wrong(call, moment, "200, or 503 when it can't serve", "HTTP " + response.status());
        } else if (body.isEmpty()) {
          wrong(call, moment, "a JSON body", Wording.quoted(response.body()));
        } else if (!problems.isEmpty() && !call.saysNoAgents()) {
          wrong(call, moment, problems.get(0).expected(), problems.get(0).toString());
        } else {
          kept();
        }
      }

      private void wrong(Call call, Moment moment, String expected, String seen) {
        brokenBy(
            call,
            moment,
            expected,
            seen,
            "look at the health endpoint; a target without one sets no health path");
      }
    };
  }
}
