package dev.goldenpath.report;

import dev.goldenpath.result.ClauseBreak;
import dev.goldenpath.result.Outcome;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import java.io.File;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tell on the console how a run goes: a Cucumber plugin.
 *
 * <p>On a terminal one line is drawn over as scenarios end. Elsewhere, and in CI, it is quiet: only
 * what went wrong, as it goes wrong, and one line at the end.
 */
public final class Progress implements ConcurrentEventListener {
  private static final AtomicInteger EXPECTED = new AtomicInteger();
  private static final int MOST_TOLD = 20;
  private static final String REDRAW = "\r\u001B[2K";

  private final PrintStream out;
  private final boolean live;
  private final InstantSource clock;
  private final String folder;
  private final Instant started;
  private final Set<String> told = new HashSet<>();
  private int done;
  private int wrong;

  public Progress() {
    this(new File("target/living-docs"));
  }

  /** Tell of a run whose outputs are in that folder. */
  public Progress(File folder) {
    this(
        System.out,
        Terminal.isLive(System.getenv()),
        InstantSource.system(),
        folder.getPath().replace('\\', '/'));
  }

  Progress(PrintStream out, boolean live, InstantSource clock, String folder) {
    this.out = out;
    this.live = live;
    this.clock = clock;
    this.folder = folder;
    this.started = clock.instant();
  }

  /** Phrases how many scenarios the next run of this process will have; 0 where it isn't known. */
  public static void expect(int scenarios) {
    EXPECTED.set(scenarios);
  }

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    new RunRecorder(this::scenario, this::end, new UndefinedSteps(StepCatalogue::read))
        .listenTo(publisher);
  }

  synchronized void scenario(ScenarioReport scenario) {
    done++;
    if (IndexPage.isProblem(scenario)) {
      wrong++;
    }
    if (isNews(scenario)) {
      out.println((live ? REDRAW : "") + problem(scenario));
    }
    if (live) {
      out.print(REDRAW + line());
      out.flush();
    }
  }

  /** What breaks in the same way again is counted, not told again. */
  private boolean isNews(ScenarioReport scenario) {
    if (scenario.outcome() == Outcome.ERRORED) {
      return told.size() < MOST_TOLD && told.add(scenario.firstLine());
    }
    List<String> shapes =
        scenario.breaks().stream().filter(ClauseBreak::own).map(ClauseBreak::shape).toList();
    boolean fresh = scenario.outcome() == Outcome.FAILED && !told.containsAll(shapes);
    return fresh && told.size() < MOST_TOLD && told.addAll(shapes);
  }

  private static String problem(ScenarioReport scenario) {
    String word = scenario.outcome() == Outcome.FAILED ? "FAILED" : "ERRORED";
    return word
        + "  "
        + scenario.name()
        + "  "
        + scenario.place()
        + "\n"
        + scenario.text().stripTrailing().indent(2);
  }

  private String line() {
    int expected = EXPECTED.get();
    return done
        + (expected > 0 ? " of " + expected : "")
        + (done == 1 && expected == 0 ? " scenario" : " scenarios")
        + (wrong > 0 ? ", " + wrong + " went wrong" : "")
        + ", "
        + Phrases.seconds(Duration.between(started, clock.instant()));
  }

  synchronized void end(Report report) {
    report.broken().forEach(it -> out.println((live ? REDRAW : "") + broken(it)));
    out.println((live ? REDRAW : "") + last(report));
  }

  private static String broken(ClauseReport clause) {
    return "BROKEN  " + clause.clause().id() + " " + clause.clause().title() + " " + clause.reach();
  }

  private String last(Report report) {
    return report.totals().words()
        + " in "
        + Phrases.seconds(report.took())
        + ". Report: "
        + folder
        + "/index.html";
  }
}
