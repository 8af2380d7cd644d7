package dev.goldenpath.report;

import dev.goldenpath.result.ClauseBreak;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.result.Shard;
import dev.goldenpath.wire.Harmless;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.TestRunStarted;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tell on the console how a run goes: a Cucumber plugin.
 *
 * <p>On a terminal one line is drawn over as scenarios end; elsewhere there is a line now and then.
 * Each broken clause is told once, as it appears, and each at the end: never more than 60 lines,
 * unless all is asked for. A line at the beginning and one at the end name the target.
 */
public final class Progress implements ConcurrentEventListener {
  private static final AtomicInteger EXPECTED = new AtomicInteger();
  private static volatile boolean verbose;
  private static final int MOST_LINES = 58;
  private static final int FOR_THE_END = 26;
  private static final int OF_A_SPECIMEN = 9;
  private static final String REDRAW = "\r\u001B[2K";

  /** On a narrow terminal a line that went on in the next could not be drawn over. */
  private static final String NO_WRAP = "\u001B[?7l";

  private static final String WRAP = "\u001B[?7h";

  private final PrintStream out;
  private final boolean live;
  private final Colours colours;
  private final InstantSource clock;
  private Instant started;

  /** When its first scenario could begin: by the time since then its rate is told. */
  private Instant running;

  private final LineBudget lines;
  private final boolean whole;
  private final Set<String> told = new HashSet<>();
  private Duration nextLine = Duration.ofSeconds(10);
  private int done;
  private int wrong;

  public Progress() {
    this(System.out, Terminal.isLive(System.getenv()), InstantSource.system(), Instant.now());
  }

  Progress(PrintStream out, boolean live, InstantSource clock, Instant started) {
    this.out = out;
    this.live = live;
    this.colours = Colours.of(live, System.getenv());
    this.clock = clock;
    this.started = started;
    this.running = started;
    this.whole = verbose;
    this.lines = new LineBudget(out, whole ? Integer.MAX_VALUE : MOST_LINES);
  }

  /** Say how many scenarios the next run of this process will have; 0 where it isn't known. */
  public static void expect(int scenarios) {
    EXPECTED.set(scenarios);
  }

  /** Let the runs to come tell every failure, whole, however many there are. */
  public static void verbose(boolean all) {
    verbose = all;
  }

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    publisher.registerHandlerFor(TestRunStarted.class, this::begin);
    new RunRecorder(this::scenario, this::end).listenTo(publisher);
  }

  synchronized void begin(TestRunStarted run) {
    running = run.getInstant();
    started = ProcessAge.begun(running);
  }

  synchronized void scenario(ScenarioReport scenario) {
    done++;
    if (isProblem(scenario)) {
      wrong++;
      if (isNews(scenario)) {
        tell(problem(scenario), FOR_THE_END);
      }
    }
    if (live) {
      out.print(REDRAW + NO_WRAP + line() + WRAP);
      out.flush();
    } else if (took().compareTo(nextLine) >= 0) {
      nextLine = took().multipliedBy(2);
      tell(line(), FOR_THE_END - 8);
    }
  }

  static boolean isProblem(ScenarioReport scenario) {
    return scenario.outcome() == Outcome.FAILED || scenario.outcome() == Outcome.ERRORED;
  }

  private void tell(String text, int reserved) {
    if (live) {
      out.print(REDRAW);
    }
    lines.tell(text, reserved);
  }

  /** A clause that breaks again is counted, not told again; the report has each way of breaking. */
  private boolean isNews(ScenarioReport scenario) {
    if (whole) {
      return true;
    }
    List<String> clauses =
        scenario.breaks().stream().filter(ClauseBreak::own).map(it -> it.clause().id()).toList();
    return clauses.isEmpty() ? told.add(scenario.firstLine()) : told.addAll(clauses);
  }

  private String problem(ScenarioReport scenario) {
    String text = scenario.text().stripTrailing();
    return "%s  %s  %s\n%s"
        .formatted(
            colours.bad(scenario.outcome() == Outcome.FAILED ? "FAILED" : "ERRORED"),
            Harmless.line(scenario.name()),
            scenario.place(),
            (whole ? text : LineBudget.first(text, OF_A_SPECIMEN)).indent(2));
  }

  private Duration took() {
    return Duration.between(started, clock.instant());
  }

  private String line() {
    int expected = EXPECTED.get();
    return done
        + (expected > 0 ? " of " + expected : "")
        + (done == 1 && expected == 0 ? " scenario" : " scenarios")
        + (wrong > 0 ? ", " + wrong + " went wrong" : "")
        + ", "
        + Phrases.seconds(took())
        + left(expected);
  }

  /** Tell the rate, and the time left by it, once it can be known. */
  private String left(int expected) {
    double seconds = Duration.between(running, clock.instant()).toMillis() / 1e3;
    if (seconds < 1 || done < 10) {
      return "";
    }
    double rate = done / seconds;
    long more = Math.round(Math.max(0, expected - done) / rate);
    return String.format(
        java.util.Locale.ROOT,
        ", %.0f a second%s",
        rate,
        expected > done ? ", " + Phrases.seconds(Duration.ofSeconds(more)) + " left" : "");
  }

  synchronized void end(Report report) {
    new ConsoleEnd(report, colours).lines(whole).forEach(line -> tell(line, 0));
    out.flush();
  }

  /** Tell what a run came to that others have run. */
  public static void conclude(Report report) {
    new Progress().end(report);
  }

  /** Say at the beginning who is judged, and where. */
  public static String first(RunResults results) {
    Shard shard = results.plan().shard();
    return "Judging %s at %s%s%s"
        .formatted(
            results.target(),
            results.address(),
            shard.isWhole() ? "" : ", " + shard,
            results.plan().seedAfter(", "));
  }

  /**
   * Return the command that opens the report; empty where nobody sits at a terminal.
   *
   * @param system the operating system's name
   */
  public static Optional<String> opening(Path folder, String system) {
    return Terminal.isLive(System.getenv())
        ? Optional.of(opener(system) + " " + folder.resolve("index.html"))
        : Optional.empty();
  }

  static String opener(String system) {
    if (system.startsWith("Windows")) {
      return "start";
    }
    return system.startsWith("Mac") ? "open" : "xdg-open";
  }

  /** Say at the end what came out, of whom, and where to read on. */
  public static String last(Report report, Path folder) {
    return "%s in %s against %s%s. Report: %s"
        .formatted(
            report.words(),
            Phrases.seconds(report.took()),
            report.judged(),
            report.plan().seedAfter(", "),
            folder.resolve("index.html").toString().replace('\\', '/'));
  }
}
