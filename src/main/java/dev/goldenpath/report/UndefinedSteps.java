package dev.goldenpath.report;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Help with a step that no sentence fits, by the nearest ones that exist. */
final class UndefinedSteps {
  private static final int MOST = 3;

  private final Supplier<StepCatalogue> catalogue;

  /** Help from a catalogue that is read when it is first needed. */
  UndefinedSteps(Supplier<StepCatalogue> catalogue) {
    this.catalogue = catalogue;
  }

  /** Return what to say of a step. */
  String describe(String where, String text) {
    List<Sentence> nearest = catalogue.get().nearest(text, MOST);
    return "Undefined step: no sentence fits " + where + "." + hint(nearest);
  }

  private static String hint(List<Sentence> nearest) {
    return nearest.isEmpty()
        ? ""
        : nearest.stream()
            .map(sentence -> "\n  - " + sentence.expression())
            .collect(Collectors.joining("", "\nThe nearest ones that are known:", ""));
  }
}
