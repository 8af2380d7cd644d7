package dev.goldenpath.report;

import dev.goldenpath.result.ClauseBreak;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.wire.Harmless;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import java.io.PrintStream;
import java.nio.file.Path;
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
 * what went wrong, as it goes wrong; a line at the beginning and one at the end name the target.
 */
public final class Progress implements ConcurrentEventListener {
  private static final AtomicInteger EXPECTED = new AtomicInteger();
  private static final int MOST_TOLD = 20;
  private static final String REDRAW = "\r\u001B[2K";

  /** On a narrow terminal a line that went on in the next could not be drawn over. */
  private static final String NO_WRAP = "\u001B[?7l";

  private static final String WRAP = "\u001B[?7h";

  private final PrintStream out;
  private final boolean live;
  private final InstantSource clock;
  private final Instant started;
  private final Set<String> told = new HashSet<>();
  private int done;
  private int wrong;

  public Progress() {
    this(System.out, Terminal.isLive(System.getenv()), InstantSource.system());
  }

  Progress(PrintStream out, boolean live, InstantSource clock) {
    this.out = out;
    this.live = live;
    this.clock = clock;
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
      out.print(REDRAW + NO_WRAP + line() + WRAP);
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
        + Harmless.line(scenario.name())
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
    if (live) {
      out.print(REDRAW);
    }
    report.broken().forEach(it -> out.println(broken(it)));
    out.flush();
  }

  /** Say at the beginning who is judged, and where. */
  public static String first(RunResults docket) {
    return "Judging " + docket.target() + " at " + docket.address();
  }

  /** Say at the end what came out, of whom, and where to read on. */
  public static String last(Report report, Path folder) {
    return report.words()
        + " in "
        + Phrases.seconds(report.took())
        + " against "
        + report.judged()
        + ". Report: "
        + folder.resolve("index.html").toString().replace('\\', '/');
  }

  private static String broken(ClauseReport clause) {
    return "BROKEN  " + clause.clause().id() + " " + clause.clause().title() + " " + clause.reach();
  }
}
