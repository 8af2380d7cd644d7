package dev.goldenpath.report;

import dev.goldenpath.result.FeatureId;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.ParseError;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleStep;
import io.cucumber.messages.types.PickleTag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Look at features without running them: what can't be read, and what can't prove anything. */
public final class FeatureCheck {
  private static final int NEAREST = 3;

  private final StepCatalogue catalogue;
  private final Collection<String> needs;
  private final Predicate<List<String>> selected;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> told = new HashSet<>();
  private Optional<StepCatalogue> withUses = Optional.empty();

  /**
   * @param needs what a scenario may say that it needs: {@code wait-tool}
   * @param selected which scenarios, by their tags
   */
  public FeatureCheck(
      StepCatalogue catalogue, Collection<String> needs, Predicate<List<String>> selected) {
    this.catalogue = catalogue;
    this.needs = List.copyOf(needs);
    this.selected = selected;
  }

  /** Check a file; return what is found so far. */
  public List<Finding> look(Path file, byte[] feature) {
    look(file.toUri().toString(), FeatureId.of(file.toUri()), feature);
    return List.copyOf(findings);
  }

  /** Note that a file can't be read as text; return what is found so far. */
  public List<Finding> unreadable(Path file, String why) {
    String line = why.replaceFirst(".*line (\\d+).*", "$1");
    findings.add(
        new Finding(
            Mistake.NO_TEXT,
            FeatureId.of(file.toUri()) + ":" + (line.matches("\\d+") ? line : "1"),
            "The file is no text: " + why,
            "Save it as UTF-8"));
    return List.copyOf(findings);
  }

  private void look(String uri, String place, byte[] feature) {
    List<Finding> here = new ArrayList<>();
    List<Envelope> messages = Usages.parser().parse(uri, feature).toList();
    messages.forEach(
        message -> message.getParseError().ifPresent(error -> here.add(unreadable(place, error))));
    Optional<GherkinDocument> document =
        messages.stream().flatMap(it -> it.getGherkinDocument().stream()).findFirst();
    document.ifPresent(
        it -> {
          FeatureText text = new FeatureText(place, it);
          here.addAll(text.findings(needs));
          messages.stream()
              .flatMap(message -> message.getPickle().stream())
              .filter(pickle -> selected.test(tags(pickle)))
              .forEach(pickle -> look(pickle, text, here));
        });
    here.sort(Comparator.comparingInt(FeatureCheck::line));
    findings.addAll(here);
  }

  private static List<String> tags(Pickle pickle) {
    return pickle.getTags().stream().map(PickleTag::getName).toList();
  }

  private static int line(Finding finding) {
    return Integer.parseInt(finding.place().substring(finding.place().lastIndexOf(':') + 1));
  }

  private static Finding unreadable(String place, ParseError error) {
    long line = error.getSource().getLocation().map(it -> it.getLine()).orElse(1L);
    return new Finding(
        Mistake.NO_GHERKIN,
        place + ":" + line,
        "can't be read as Gherkin: " + error.getMessage().replaceFirst("^\\(\\d+:\\d+\\): ", ""),
        "Begin a line with a keyword, such as Given or Scenario:, or close the table before it");
  }

  private void look(Pickle pickle, FeatureText text, List<Finding> here) {
    List<Sentence> used = new ArrayList<>();
    List<Finding> inSteps = new ArrayList<>();
    for (PickleStep step : pickle.getSteps()) {
      List<Sentence> fitting = catalogue.fitting(step.getText());
      used.addAll(fitting);
      String place = text.place(step);
      if (fitting.size() == 1) {
        inSteps.addAll(new StepCheck(place, step, fitting.get(0), catalogue).findings());
      } else {
        inSteps.add(fitting.isEmpty() ? undefined(place, step) : ambiguous(place, step, fitting));
      }
    }
    if (used.size() >= pickle.getSteps().size()) {
      inSteps.addAll(Exercise.findings(pickle, used, text));
      inSteps.addAll(Needs.findings(pickle, text, needs));
    }
    inSteps.stream().filter(it -> told.add(it.place() + it.what())).forEach(here::add);
  }

  /** Return the sentences with their uses, which say what is meant better than they themselves. */
  private StepCatalogue used() {
    StepCatalogue known = withUses.orElseGet(StepCatalogue::read);
    withUses = Optional.of(known);
    return known;
  }

  private Finding undefined(String place, PickleStep step) {
    return new Finding(
        Mistake.UNKNOWN_SENTENCE,
        place,
        "No sentence fits “" + step.getText() + "”.",
        used().nearest(step.getText(), NEAREST).stream()
            .map(
                it ->
                    "- "
                        + it.expression()
                        + AlmostFitting.why(it, step.getText())
                            .map(why -> "\n  where " + why)
                            .orElse(""))
            .collect(Collectors.joining("\n", "The nearest ones that are known:\n", "")));
  }

  private static Finding ambiguous(String place, PickleStep step, List<Sentence> fitting) {
    return new Finding(
        Mistake.AMBIGUOUS,
        place,
        "More than one sentence fits “" + step.getText() + "”.",
        fitting.stream()
            .map(it -> "- " + it.expression())
            .collect(Collectors.joining("\n", "Say it so that only one does:\n", "")));
  }
}
