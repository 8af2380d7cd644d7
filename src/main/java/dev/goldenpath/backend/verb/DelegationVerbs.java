package dev.goldenpath.backend.verb;

import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Delegation;
import dev.goldenpath.backend.seam.Narrator;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Verbs that hand work on otherwise: to more agents, further down, or to one that fails. */
final class DelegationVerbs {

  static final Map<String, Verb> ALL =
      Map.of(
          "delegate-deeper", given -> delegating(DelegationVerbs::deeper),
          "delegate-twice", given -> delegating(DelegationVerbs::twice),
          "delegate-to-one-that-fails-first",
              given -> delegating(DelegationVerbs::afterOneThatFails));

  private DelegationVerbs() {}

  /** Hands work on. */
  private interface Way {
    CompletionStage<String> handOn(
        Delegation task, Function<Delegation, CompletionStage<String>> next);
  }

  private static Behaviour delegating(Way way) {
    return new Behaviour() {
      @Override
      public CompletionStage<String> delegate(
          Delegation task, Function<Delegation, CompletionStage<String>> next) {
        return way.handOn(task, next);
      }
    };
  }

  private static CompletionStage<String> deeper(
      Delegation task, Function<Delegation, CompletionStage<String>> next) {
    Narrator between = task.narrator().nested(task.run());
    between.started();
    between.thinking("Somebody else knows this better.");
    return next.apply(new Delegation(task.run(), between))
        .whenComplete(
            (answer, failure) -> {
              if (failure == null) {
                between.answered("I was told: " + answer);
              } else {
                between.failed("agent_failed", "The agent that was asked failed.");
              }
            });
  }

  /** Hand it on to two agents at once. */
  private static CompletionStage<String> twice(
      Delegation task, Function<Delegation, CompletionStage<String>> next) {
    CompletionStage<String> one = next.apply(task);
    return next.apply(task).thenCombine(one, (second, first) -> first + " " + second);
  }

  private static CompletionStage<String> afterOneThatFails(
      Delegation task, Function<Delegation, CompletionStage<String>> next) {
    Narrator first = task.narrator().nested(task.run());
    first.started();
    first.thinking("I don't know how.");
    first.failed("agent_failed", "The agent could not answer.");
    return next.apply(task);
  }
}
