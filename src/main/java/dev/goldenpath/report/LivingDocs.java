package dev.goldenpath.report;

import static java.util.Objects.requireNonNull;

import dev.goldenpath.result.RunResults;
import io.cucumber.messages.types.Envelope;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.TestRunFinished;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Write the living documentation and all other outputs of a run: a Cucumber plugin.
 *
 * <p>Named as {@code dev.goldenpath.report.LivingDocs:target/living-docs} in {@code
 * cucumber.plugin}.
 */
public final class LivingDocs implements ConcurrentEventListener {
  private static final AtomicReference<Optional<Report>> LATEST =
      new AtomicReference<>(Optional.empty());

  private static final AtomicReference<@Nullable LivingDocs> UNDER_WAY = new AtomicReference<>();

  private final Path folder;
  private final RunRecorder recorder = new RunRecorder(this::page, this::write);
  private final Set<ScenarioReport> written = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Scribe scribe = new Scribe(text -> RunResults.current().fault(text));
  private @Nullable MaskedMessages messages;

  /** Write to {@code target/living-docs}. */
  public LivingDocs() {
    this(new File("target/living-docs"));
  }

  public LivingDocs(File folder) {
    this.folder = folder.toPath();
  }

  /** Take the report of the run that ended last in this process; it is handed out once. */
  public static Optional<Report> takeLatest() {
    return requireNonNull(LATEST.getAndSet(Optional.empty()));
  }

  /** Return the report of the run that ended last in this process. */
  public static Optional<Report> latest() {
    return requireNonNull(LATEST.get());
  }

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    MaskedMessages written = new MaskedMessages(folder, text -> RunResults.current().mask(text));
    messages = written;
    UNDER_WAY.set(this);
    publisher.registerHandlerFor(Envelope.class, message -> write(written, message));
    // Before the recorder, which tells what could not be written.
    publisher.registerHandlerFor(TestRunFinished.class, ended -> scribe.catchUp());
    recorder.listenTo(publisher);
  }

  private void write(MaskedMessages written, Envelope message) {
    scribe.write(() -> written.accept(message));
    if (message.getTestRunFinished().isPresent()) {
      scribe.finish();
    }
  }

  /**
   * Close Cucumber's own outputs where they stand, and return what is known of the run that is
   * under way; empty where its scenarios have not begun.
   */
  public static Optional<Report> soFar() {
    LivingDocs underWay = UNDER_WAY.get();
    if (underWay == null || underWay.messages == null) {
      return Optional.empty();
    }
    underWay.scribe.finish();
    underWay.messages.close();
    return Optional.of(underWay.recorder.soFar());
  }

  /** Write each page as its scenario ends, so that the run's end does not wait for them. */
  private void page(ScenarioReport scenario) {
    scribe.write(() -> writePage(scenario));
  }

  private void writePage(ScenarioReport scenario) {
    RunResults results = RunResults.current();
    try {
      Outputs.page(scenario, results.mask(results.command()), folder);
      written.add(scenario);
    } catch (IOException unwritable) {
      results.fault("The report can't be written: " + unwritable.getMessage() + ".");
    }
  }

  private void write(Report report) {
    LATEST.set(Optional.of(report));
    UNDER_WAY.compareAndSet(this, null);
    Outputs.write(report, folder, written);
    TeamCityJob.tell(report, folder, System.getenv(), System.out);
    try {
      GitHubJob.tell(report, System.getenv(), System.out);
    } catch (IOException e) {
      throw new UncheckedIOException("The job's summary can't be written", e);
    }
  }
}
