package dev.goldenpath.scenario;

import dev.goldenpath.result.BreakOrder;
import dev.goldenpath.result.Breaks;
import dev.goldenpath.result.ClauseBreak;
import dev.goldenpath.result.FailureMessage;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.rule.Violation;
import dev.goldenpath.setting.OwnWords;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Failure;
import dev.goldenpath.wire.Harmless;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;

/** Turn what was found into the exception that stops a scenario, masked. */
final class FailureWriter {
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final AcceptanceRun run;
  private final JudgingWaiter waiter;
  private final FailureMessage messages;
  private Optional<Duration> verdictDelay = Optional.empty();
  private Optional<Throwable> stopped = Optional.empty();

  FailureWriter(
      AcceptanceRun run, JudgingWaiter waiter, String place, Optional<String> transcriptPath) {
    this.run = run;
    this.waiter = waiter;
    this.messages = new FailureMessage(waiter.timeline(), place, transcriptPath);
  }

  /**
   * Return the error for what is broken so far of the scenario's own.
   *
   * @throws Stop where it broke because the target is not there any more
   */
  AssertionFailedError broken() {
    List<Violation> violations = BreakOrder.of(waiter.violations(), waiter::isOwn);
    if (verdictDelay.isEmpty()) {
      verdictDelay = violations.stream().findFirst().flatMap(this::sinceDecision);
    }
    stopWhereGone();
    AssertionFailedError broken = new AssertionFailedError(Breaks.text(breaks()));
    stopped = Optional.of(broken);
    return broken;
  }

  /**
   * Stop the scenario where something broke because the target is not there any more.
   *
   * @throws Stop if it is gone
   */
  void stopWhereGone() {
    if (waiter.violations().stream().anyMatch(FailureWriter::mayBeLoss)
        && run.transport().isGone(LOOK)) {
      throw lost("it went away while the scenario ran");
    }
  }

  private Optional<Duration> sinceDecision(Violation violation) {
    return violation
        .decidingEntry()
        .map(entry -> Duration.ofNanos(waiter.transcript().now() - entry.at().nanos()));
  }

  /** Return what is broken, each clause once, the first to be told first; masked. */
  List<ClauseBreak> breaks() {
    return Breaks.of(waiter.violations(), waiter::isOwn, messages, this::shown);
  }

  /** Return a text as it may be shown: it stands in exceptions too, which any runner prints. */
  private String shown(String text) {
    return Harmless.text(run.secrets().mask(new OwnWords(run.target().wireProfile()).of(text)));
  }

  Optional<Duration> verdictDelay() {
    return verdictDelay;
  }

  /**
   * Return what stops a scenario whose call could not be made.
   *
   * @param what the call, in words
   */
  RuntimeException unmade(String what, Failure failure, String reason) {
    String words = run.secrets().mask(what + ": " + reason);
    return switch (failure) {
      case UNREACHABLE -> lost(words);
      case SETTINGS -> noted(Stop.unavailable(words));
      case OURS -> noted(new OwnFault(words));
      case TIMED_OUT, BROKEN, CLOSED ->
          throw new IllegalArgumentException(failure + " is the target's");
    };
  }

  private <T extends RuntimeException> T noted(T stop) {
    stopped = Optional.of(stop);
    return stop;
  }

  /** Return the stop for a target that was there when the run began. */
  Stop lost(String how) {
    String reason = shown("the target was lost in mid-run: " + how);
    RunResults.current().targetLost(reason);
    return noted(Stop.unavailable(reason));
  }

  /** Return what stopped the scenario; empty while nothing has. */
  Optional<Throwable> stopped() {
    return stopped;
  }

  /** Return what a failed login means: a target that is gone, or settings that are wrong. */
  RuntimeException lostOr(RuntimeException failed, boolean unreachable) {
    if (unreachable) {
      return lost(String.valueOf(failed.getMessage()));
    }
    return failed;
  }

  private static boolean mayBeLoss(Violation fault) {
    return fault.witnesses().stream()
        .anyMatch(
            entry ->
                entry instanceof Entry.SocketClosed
                    || entry instanceof Entry.SocketFailed
                    || entry instanceof Entry.HttpFailed);
  }
}
