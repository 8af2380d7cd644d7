package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.SliceId;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;

/** Watch the answers to the scenario's HTTP calls. */
public abstract class CallMonitor extends Monitor {
  public final Timeline scene;

  public CallMonitor(Clause clause, Timeline scene) {
    super(clause, SliceId.SCENARIO);
    this.scene = scene;
  }

  @Override
  protected void on(Moment moment) {
    if (moment.entry() instanceof Entry.HttpResponse response) {
      scene.call(response.call()).ifPresent(call -> answered(call, response, moment));
    } else if (moment.entry() instanceof Entry.HttpFailed failed) {
      scene.call(failed.call()).ifPresent(call -> unanswered(call, failed, moment));
    }
  }

  public abstract void answered(Call call, Entry.HttpResponse response, Moment moment);

  public void unanswered(Call call, Entry.HttpFailed failed, Moment moment) {}

  /** Break the clause by a call's answer. */
  public final void brokenBy(Call call, Moment moment, String expected, String seen, String hint) {
    within(call.runId());
    broken(moment, expected, seen, hint, call.request());
  }

  public static boolean isGoodRequest(Call call) {
    return call.isExecute() && call.request().expectation().isAcceptance();
  }
}
