package dev.goldenpath.report;

import dev.goldenpath.result.RunResults;
import io.cucumber.htmlformatter.MessagesToHtmlWriter;
import io.cucumber.messages.types.Envelope;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Write Cucumber's own page, {@code cucumber.html}, without secrets: a Cucumber plugin, for those
 * who ask for it.
 */
public final class CucumberPage implements ConcurrentEventListener {
  private final MessagesToHtmlWriter page;
  private boolean closed;

  public CucumberPage(File folder) {
    Path file = folder.toPath().resolve("cucumber.html");
    MaskedJson json = new MaskedJson(text -> RunResults.current().mask(text));
    try {
      Files.createDirectories(folder.toPath());
      this.page =
          MessagesToHtmlWriter.builder(json::write)
              .title("Golden Path")
              .build(Files.newOutputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException("can't write to " + folder, e);
    }
  }

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    publisher.registerHandlerFor(Envelope.class, this::accept);
  }

  private synchronized void accept(Envelope message) {
    if (closed) {
      return;
    }
    try {
      page.write(message);
      if (message.getTestRunFinished().isPresent()) {
        closed = true;
        page.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cucumber's page can't be written", e);
    }
  }
}
