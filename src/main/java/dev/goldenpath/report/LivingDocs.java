package dev.goldenpath.report;

import dev.goldenpath.result.RunResults;
import io.cucumber.messages.types.Envelope;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Write the living documentation and all other outputs of a run: a Cucumber plugin.
 *
 * <p>Named as {@code dev.goldenpath.report.LivingDocs:target/living-docs} in {@code
 * cucumber.plugin}.
 */
public final class LivingDocs implements ConcurrentEventListener {
  private static final AtomicReference<Optional<Report>> LATEST =
      new AtomicReference<>(Optional.empty());

  private final Path folder;

  /** Write to {@code target/living-docs}. */
  public LivingDocs() {
    this(new File("target/living-docs"));
  }

  public LivingDocs(File folder) {
    this.folder = folder.toPath();
  }

  /** Take the report of the run that ended last in this process; it is handed out once. */
  public static Optional<Report> takeLatest() {
    return Optional.ofNullable(LATEST.getAndSet(Optional.empty())).orElse(Optional.empty());
  }

  /** Return the report of the run that ended last in this process. */
  public static Optional<Report> latest() {
    return LATEST.get();
  }

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    MaskedMessages messages = new MaskedMessages(folder, text -> RunResults.current().mask(text));
    publisher.registerHandlerFor(Envelope.class, messages::accept);
    new RunRecorder(scenario -> {}, this::write, new UndefinedSteps(StepCatalogue::read))
        .listenTo(publisher);
  }

  private void write(Report report) {
    LATEST.set(Optional.of(report));
    Outputs.write(report, folder);
  }
}
