package dev.goldenpath.report;

import dev.goldenpath.result.RunResults;
import io.cucumber.messages.MessageToNdjsonWriter;
import io.cucumber.messages.types.Envelope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Write Cucumber's own messages as lines of JSON, without secrets. */
final class MaskedMessages {
  private final MessageToNdjsonWriter lines;
  private final SameGlue glue = new SameGlue();
  private boolean closed;

  /** Open {@code messages.ndjson} in a folder. */
  MaskedMessages(Path folder, UnaryOperator<String> mask) {
    try {
      Files.createDirectories(folder);
      this.lines =
          new MessageToNdjsonWriter(
              Files.newOutputStream(folder.resolve("messages.ndjson")),
              new MaskedJson(mask)::write);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write to " + folder, e);
    }
  }

  synchronized void accept(Envelope message) {
    if (closed) {
      return;
    }
    try {
      Optional<Envelope> news = glue.once(message);
      if (news.isPresent()) {
        lines.write(news.get());
      }
      if (message.getTestRunFinished().isPresent()) {
        close();
      }
    } catch (IOException unwritable) {
      giveUp(unwritable);
    }
  }

  /** End the file, also in the middle of a run. */
  synchronized void close() {
    closed = true;
    try {
      lines.close();
    } catch (IOException unwritable) {
      giveUp(unwritable);
    }
  }

  private void giveUp(IOException unwritable) {
    closed = true;
    RunResults.current()
        .fault("Cucumber's messages can't be written: " + unwritable.getMessage() + ".");
  }
}
