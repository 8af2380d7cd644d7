package dev.goldenpath.rule.http;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.CallMonitor;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;

/**
 * HTTP-2: a POST to the execute endpoint with a bearer token and a well-formed body starts a run;
 * {@code agent_config} is optional.
 *
 * <p>Keeps it: 202 for a body without agent_config. Breaks it: 422 for the same.
 */
public final class GoodRequestIsUnderstood implements Rule.OfScene {
  @Override
  public Clause clause() {
    return Clause.HTTP_2;
  }

  @Override
  public Monitor watch(Timeline scene) {
    return new CallMonitor(clause(), scene) {
      @Override
      public void answered(Call call, Entry.HttpResponse response, Moment moment) {
        if (!isGoodRequest(call) || call.isUnavailable()) {
          return;
        }
        if (response.status() / 100 == 2) {
          kept();
        } else if (response.status() / 100 == 4) {
          brokenBy(
              call,
              moment,
              "a run for a well-formed request: " + Wording.cut(call.request().body()),
              "HTTP " + response.status() + " " + Wording.cut(response.body()),
              "compare the request with what the endpoint reads: only type, agent_type, message,"
                  + " thread_id and user_context.user_id are required");
        }
      }
    };
  }
}
