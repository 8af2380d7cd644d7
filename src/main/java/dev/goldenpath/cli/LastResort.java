package dev.goldenpath.cli;

import dev.goldenpath.report.Crash;
import dev.goldenpath.report.ResultsUnusable;
import dev.goldenpath.setting.Reason;
import dev.goldenpath.setting.SettingUnusable;
import java.io.UncheckedIOException;

/** Put into words what nobody foresaw: in a sentence what is known, faults of ours in full. */
final class LastResort {
  private LastResort() {}

  static String inWords(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SettingUnusable
          || cause instanceof CommandUnusable
          || cause instanceof ResultsUnusable) {
        return String.valueOf(cause.getMessage());
      }
      if (cause instanceof UncheckedIOException unusable && unusable.getMessage() != null) {
        return unusable.getMessage() + ": " + Reason.of(unusable) + ".";
      }
    }
    return Crash.ofJava(thrown)
        .orElseGet(() -> "This is a fault of the suite itself: " + Crash.inWords(thrown));
  }
}
