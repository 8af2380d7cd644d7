package dev.goldenpath.cli;

import dev.goldenpath.setting.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** See that the outputs can be written, before a run is made that would leave none. */
final class OutFolder {
  private OutFolder() {}

  /**
   * Make the folder where there is none, and write a little into it.
   *
   * @throws CommandUnusable if that is not possible
   */
  static void check(Path folder) {
    try {
      Files.createDirectories(folder);
      Path trial = Files.createTempFile(folder, "trial", ".tmp");
      try {
        Files.write(trial, new byte[1 << 16]);
      } finally {
        Files.delete(trial);
      }
    } catch (IOException unwritable) {
      throw new CommandUnusable(
          "The report can't be written to %s: %s. Say with --out where else."
              .formatted(folder, Reason.of(unwritable)),
          unwritable);
    }
  }
}
