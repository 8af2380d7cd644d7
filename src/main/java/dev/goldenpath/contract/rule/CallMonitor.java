package dev.goldenpath.contract.rule;

import dev.goldenpath.contract.Call;
import dev.goldenpath.contract.Clause;
import dev.goldenpath.contract.Fault;
import dev.goldenpath.contract.Moment;
import dev.goldenpath.contract.Monitor;
import dev.goldenpath.contract.Scene;
import dev.goldenpath.wire.Entry;

/** Watch the answers to the scenario's HTTP calls. */
abstract class CallMonitor extends Monitor {
  final Scene scene;

  CallMonitor(Clause clause, Scene scene) {
    super(clause, Fault.Slice.SCENARIO);
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

  abstract void answered(Call call, Entry.HttpResponse response, Moment moment);

  void unanswered(Call call, Entry.HttpFailed failed, Moment moment) {}

  /** Break the clause by a call's answer. */
  final void brokenBy(Call call, Moment moment, String expected, String seen, String hint) {
    within(call.runId());
    broken(moment, expected, seen, hint, call.request());
  }

  static boolean isGoodRequest(Call call) {
    return call.isExecute() && call.request().expectation().isAcceptance();
  }
}
