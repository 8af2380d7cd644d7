package dev.goldenpath.report;

import dev.goldenpath.report.ClauseReport.State;
import dev.goldenpath.result.ClauseBreak;
import dev.goldenpath.result.KnownFailure;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.Story;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Write a run in the form that CI systems read as JUnit's: one suite a feature. */
final class JunitXml {
  private static final int LONGEST = 5_000;

  private final XMLStreamWriter xml;
  private final KnownFailures known;

  private JunitXml(XMLStreamWriter xml, KnownFailures known) {
    this.xml = xml;
    this.known = known;
  }

  static String of(Report report) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter writer = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      new JunitXml(writer, KnownFailures.of(report)).write(report);
      writer.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("can't write junit.xml", e);
    }
    return text + "\n";
  }

  private void write(Report report) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuites");
    attribute("name", "Golden Path against " + report.judged());
    counts(ofAll(report));
    attribute("time", seconds(report.took()));
    contract(report);
    for (List<ScenarioReport> feature : report.byFeature()) {
      suite(feature, report);
    }
    outside(report);
    end();
    xml.writeEndDocument();
  }

  private void suite(List<ScenarioReport> feature, Report report) throws XMLStreamException {
    ScenarioReport first = feature.get(0);
    start("testsuite");
    attribute("name", first.feature().name());
    attribute("file", first.uri());
    attribute("timestamp", report.started().toString());
    counts(of(feature));
    attribute(
        "time",
        seconds(feature.stream().map(ScenarioReport::took).reduce(Duration.ZERO, Duration::plus)));
    for (ScenarioReport scenario : feature) {
      scenario(scenario);
    }
    end();
  }

  private void scenario(ScenarioReport scenario) throws XMLStreamException {
    start("testcase");
    attribute("classname", className(scenario.uri()));
    attribute("name", scenario.name());
    attribute("file", scenario.uri());
    attribute("time", seconds(scenario.took()));
    properties(scenario);
    switch (scenario.outcome()) {
      case PASSED -> {}
      case AFFECTED -> {
        start("system-out");
        xml.writeCharacters(XmlText.safe(cut("affected: " + scenario.text())));
        end();
      }
      case FAILED -> {
        Optional<KnownFailure> excuse = known.excuse(scenario);
        if (excuse.isPresent()) {
          skipped("known to break: " + excuse.get() + ": " + scenario.firstLine());
        } else {
          problem("failure", causes(scenario), scenario.text());
        }
      }
      case ERRORED -> problem("error", "suite", scenario.text());
      case BLOCKED, UNAVAILABLE, SKIPPED ->
          skipped(scenario.outcome().word() + ": " + scenario.firstLine());
    }
    end();
  }

  private void skipped(String message) throws XMLStreamException {
    start("skipped");
    attribute("message", message);
    end();
  }

  /** Name the clauses that broke and the runs in which they did, for who searches by them. */
  private void properties(ScenarioReport scenario) throws XMLStreamException {
    if (scenario.breaks().isEmpty()) {
      return;
    }
    start("properties");
    for (ClauseBreak broken : scenario.breaks()) {
      property("clause", broken.clause().id());
      property("cause", broken.shape());
    }
    for (Story.RunTold run : scenario.story().runs()) {
      if (!run.broken().isEmpty()) {
        property("run_id", run.id());
      }
    }
    end();
  }

  private void property(String name, String value) throws XMLStreamException {
    xml.writeEmptyElement("property");
    attribute("name", name);
    attribute("value", value);
  }

  private void outside(Report report) throws XMLStreamException {
    List<String> errors = report.suiteErrors();
    int count = ofOutside(report).errors();
    if (count == 0) {
      return;
    }
    start("testsuite");
    attribute("name", "Golden Path itself");
    attribute("tests", String.valueOf(count));
    attribute("errors", String.valueOf(count));
    if (report.noVerdict().isPresent()) {
      outside("no verdict", "no-verdict", report.noVerdict().get());
    }
    for (int i = 0; i < errors.size(); i++) {
      outside("error outside any scenario " + (i + 1), "suite", errors.get(i));
    }
    end();
  }

  private void outside(String name, String type, String text) throws XMLStreamException {
    start("testcase");
    attribute("classname", "goldenpath");
    attribute("name", name);
    problem("error", type, text);
    end();
  }

  private void problem(String element, String type, String text) throws XMLStreamException {
    start(element);
    attribute("message", text.lines().findFirst().orElse("no reason was given"));
    attribute("type", type);
    xml.writeCharacters(XmlText.safe(cut(text)));
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }

  /** How many elements of each kind there are below one. */
  private record Counts(int tests, int failures, int errors, int skipped) {
    Counts plus(Counts other) {
      return new Counts(
          tests + other.tests,
          failures + other.failures,
          errors + other.errors,
          skipped + other.skipped);
    }
  }

  private Counts ofAll(Report report) {
    return ofClauses(report).plus(of(report.scenarios())).plus(ofOutside(report));
  }

  private static Counts ofOutside(Report report) {
    int errors = report.suiteErrors().size() + (report.noVerdict().isPresent() ? 1 : 0);
    return new Counts(errors, 0, errors, 0);
  }

  private Counts of(List<ScenarioReport> scenarios) {
    Totals totals = Totals.of(scenarios);
    int excused = (int) scenarios.stream().filter(it -> known.excuse(it).isPresent()).count();
    return new Counts(
        totals.all(),
        totals.of(Outcome.FAILED) - excused,
        totals.of(Outcome.ERRORED),
        totals.all() - totals.executed() - totals.of(Outcome.ERRORED) + excused);
  }

  private Counts ofClauses(Report report) {
    int all = report.promises().size();
    int excused =
        (int) report.promises().stream().filter(it -> known.excuse(it).isPresent()).count();
    int broken = report.count(State.BROKEN) - excused;
    int undecided = report.count(State.UNDECIDED);
    return new Counts(all, broken, undecided, all - broken - undecided - report.count(State.KEPT));
  }

  private void counts(Counts counts) throws XMLStreamException {
    attribute("tests", String.valueOf(counts.tests()));
    attribute("failures", String.valueOf(counts.failures()));
    attribute("errors", String.valueOf(counts.errors()));
    attribute("skipped", String.valueOf(counts.skipped()));
  }

  /** Write each clause as a result of its own. */
  private void contract(Report report) throws XMLStreamException {
    start("testsuite");
    attribute("name", "Contract");
    counts(ofClauses(report));
    for (ClauseReport clause : report.promises()) {
      start("testcase");
      attribute("classname", "Contract");
      attribute("name", clause.clause().id() + " " + clause.clause().title());
      switch (clause.state()) {
        case KEPT -> {}
        case BROKEN -> {
          Optional<KnownFailure> excuse = known.excuse(clause);
          if (excuse.isPresent()) {
            skipped("known to break: " + excuse.get());
          } else {
            problem("failure", clause.clause().id(), broken(clause, report.command()));
          }
        }
        case UNDECIDED -> problem("error", "suite", clause.why());
        default -> skipped(clause.state().word() + ": " + clause.why());
      }
      end();
    }
    end();
  }

  private static String broken(ClauseReport clause, String command) {
    return clause.message() + "\nRepeat:   " + clause.breaks().get(0).repeat(command);
  }

  private static String causes(ScenarioReport scenario) {
    return scenario.breaks().isEmpty() ? "contract" : scenario.breaks().get(0).clause().id();
  }

  private static String className(String uri) {
    return uri.replaceFirst("^features/", "").replaceFirst("\\.feature$", "").replace('/', '.');
  }

  /** Keep the file under what CI servers read (30 MB), whatever a backend says. */
  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "… (cut)";
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
  }

  private void start(String element) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement(element);
  }

  private void end() throws XMLStreamException {
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, XmlText.safe(cut(value)));
  }
}
