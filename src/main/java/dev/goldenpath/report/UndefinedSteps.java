package dev.goldenpath.report;

import java.util.List;
import java.util.stream.Collectors;

/** Help with a step that no sentence fits, by the nearest ones that exist. */
final class UndefinedSteps {
  private static final int MOST = 3;

  private UndefinedSteps() {}

  static String describe(StepCatalogue catalogue, String where, String text) {
    List<Sentence> nearest = catalogue.nearest(text, MOST);
    return "Undefined step: no sentence fits "
        + where
        + "."
        + (nearest.isEmpty() ? "" : "\nThe nearest ones that are known:")
        + nearest.stream().map(it -> "\n  - " + it.expression()).collect(Collectors.joining());
  }
}
