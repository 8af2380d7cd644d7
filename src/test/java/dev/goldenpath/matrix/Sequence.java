package dev.goldenpath.matrix;

import dev.goldenpath.result.RunResults;
import dev.goldenpath.result.ScenarioResult;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseFinished;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Keep the scenarios of a run in the order in which they ended: a Cucumber plugin. */
public final class Sequence implements ConcurrentEventListener {
  private static final List<Ended> ENDED = new ArrayList<>();

  private static Consumer<Ended> told = ended -> {};

  public Sequence() {}

  /** Begin anew, and tell of each scenario as it ends. */
  static void begin(Consumer<Ended> onScenario) {
    synchronized (ENDED) {
      ENDED.clear();
      told = onScenario;
    }
  }

  /** Take what has ended since the last time. */
  static List<Ended> take() {
    synchronized (ENDED) {
      List<Ended> taken = List.copyOf(ENDED);
      ENDED.clear();
      return taken;
    }
  }

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    publisher.registerHandlerFor(TestCaseFinished.class, Sequence::ended);
  }

  private static void ended(TestCaseFinished event) {
    TestCase scenario = event.getTestCase();
    Optional<ScenarioResult> judgement =
        Optional.ofNullable(RunResults.current().judgements().get(scenario.getId().toString()));
    Throwable error = event.getResult().getError();
    Ended ended =
        new Ended(
            RunResults.current().featureId(scenario.getUri())
                + ":"
                + scenario.getLocation().getLine(),
            scenario.getName(),
            event.getResult().getStatus(),
            error == null ? "" : error.toString(),
            judgement);
    synchronized (ENDED) {
      ENDED.add(ended);
      told.accept(ended);
    }
  }
}
