package dev.goldenpath.rule.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.iso.OthersThreadsAreClosed;
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
import java.util.TreeSet;

/**
 * HTTP-4: a bad request is refused with the status that fits, and {"error": {"code", "message"}};
 * 429 and 503 come with Retry-After.
 *
 * <p>Keeps it: 401 with an error body for a forged token. Breaks it: 202 for the same; or 200 with
 * an error in the body; or 500; or 503 without Retry-After.
 */
public final class BadRequestIsRefused implements Rule.OfScene {
  @Override
  public Clause clause() {
    return Clause.HTTP_4;
  }

  @Override
  public Monitor watch(Timeline scene) {
    return new CallMonitor(clause(), scene) {
      @Override
      public void answered(Call call, Entry.HttpResponse response, Moment moment) {
        if (!call.isExecute() || call.isUnavailable()) {
          return;
        }
        if (response.status() == 429 || response.status() == 503) {
          wrong(
              call,
              moment,
              "Retry-After with " + response.status(),
              "a " + response.status() + " without it",
              "look how the backend says that it is over a limit or has no agents");
        } else if (!call.request().expectation().isAcceptance()) {
          refusal(call, response, moment);
        }
      }

      private void refusal(Call call, Entry.HttpResponse response, Moment moment) {
        boolean closedThread = call.request().expectation().orOwnThread();
        if (closedThread && !OthersThreadsAreClosed.REFUSALS.contains(response.status())) {
          // Either a thread of one's own, or ISO-4's to judge.
          return;
        }
        if (!closedThread && !call.request().expectation().statuses().contains(response.status())) {
          wrong(
              call,
              moment,
              "a refusal of a request "
                  + call.request().expectation().because().orElse("")
                  + ": "
                  + new TreeSet<>(call.request().expectation().statuses()),
              "HTTP " + response.status() + " " + Wording.cut(response.body()),
              "look where the endpoint checks this, and whether it does so before it starts a run");
        } else {
          body(call, response, moment);
        }
      }

      private void body(Call call, Entry.HttpResponse response, Moment moment) {
        Optional<JsonNode> body = call.answer();
        List<SchemaProblem> problems =
            body.map(json -> Schemas.check("error_body", json)).orElse(List.of());
        if (body.isEmpty()) {
          wrong(
              call,
              moment,
              "a JSON body {\"error\": {\"code\", \"message\"}}",
              Wording.quoted(response.body()),
              "look how refusals are written");
        } else if (!problems.isEmpty()) {
          wrong(
              call,
              moment,
              problems.get(0).expected(),
              problems.get(0).toString(),
              "look how refusals are written");
        } else {
          kept();
        }
      }

      @Override
      public void unanswered(Call call, Entry.HttpFailed failed, Moment moment) {
        if (call.isExecute()
            && !call.request().expectation().isAcceptance()
            && failed.failure() != Entry.Failure.UNREACHABLE) {
          wrong(
              call,
              moment,
              "a refusal of a request " + call.request().expectation().because().orElse(""),
              failed.reason(),
              "look what the endpoint does with such a request");
        }
      }

      private void wrong(Call call, Moment moment, String expected, String seen, String hint) {
        brokenBy(call, moment, expected, seen, hint);
      }
    };
  }
}
