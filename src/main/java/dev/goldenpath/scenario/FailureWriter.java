package dev.goldenpath.scenario;

import dev.goldenpath.result.FailureMessage;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.rule.Violation;
import dev.goldenpath.setting.Target;
import dev.goldenpath.wire.Entry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;

/** Turn what was found into the exception that stops a scenario, masked. */
final class FailureWriter {
  private static final int LOOK_MILLIS = 1_000;

  private final AcceptanceRun run;
  private final JudgingWaiter hearing;
  private final FailureMessage messages;
  private Optional<Duration> verdictDelay = Optional.empty();
  private Optional<Throwable> stopped = Optional.empty();

  FailureWriter(AcceptanceRun run, JudgingWaiter hearing, String place, String transcriptPath) {
    this.run = run;
    this.hearing = hearing;
    this.messages = new FailureMessage(hearing.scene(), place, transcriptPath);
  }

  /**
   * Return the error for all that is broken so far.
   *
   * @throws Stop where it broke because the target is not there any more
   */
  AssertionFailedError broken() {
    if (verdictDelay.isEmpty()) {
      verdictDelay = hearing.sinceDecision();
    }
    if (hearing.faults().stream().anyMatch(FailureWriter::mayBeLoss) && isGone(run.target())) {
      throw lost("it went away while the scenario ran");
    }
    AssertionFailedError broken = new AssertionFailedError(text());
    stopped = Optional.of(broken);
    return broken;
  }

  /** Return the four-part messages of all causes, masked. */
  String text() {
    return run.secrets().mask(messages.of(hearing.findings()));
  }

  Optional<Duration> verdictDelay() {
    return verdictDelay;
  }

  /** Return the stop for a target that was there when the run began. */
  Stop lost(String how) {
    String reason = run.secrets().mask("the target was lost in mid-run: " + how);
    RunResults.current().targetLost(reason);
    Stop stop = Stop.unavailable(reason);
    stopped = Optional.of(stop);
    return stop;
  }

  /** Return what stopped the scenario; empty while nothing has. */
  Optional<Throwable> stopped() {
    return stopped;
  }

  /** Return what a failed login means: a target that is gone, or settings that are wrong. */
  RuntimeException lostOr(RuntimeException failed, boolean unreachable) {
    if (unreachable) {
      return lost(failed.getMessage());
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

  private static boolean isGone(Target target) {
    URI url = target.baseUrl();
    int port = url.getPort() > 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
    try (Socket look = new Socket()) {
      look.connect(new InetSocketAddress(url.getHost(), port), LOOK_MILLIS);
      return false;
    } catch (IOException gone) {
      return true;
    }
  }
}
