package dev.goldenpath.cli;

import dev.goldenpath.report.EditDistance;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Refuse ids that are in no catalogue, with the nearest ones that are. */
final class KnownIds {
  private static final int NEAREST = 3;

  private KnownIds() {}

  /** Look into a catalogue, which is read only where ids were given. */
  static void check(String kind, List<String> given, Supplier<List<String>> catalogue) {
    List<String> known = given.isEmpty() ? List.of() : catalogue.get();
    List<String> unknown = given.stream().filter(id -> !known.contains(id)).distinct().toList();
    if (!unknown.isEmpty()) {
      throw new CommandUnusable(
          unknown.stream().map(id -> sentences(kind, id, known)).collect(Collectors.joining(" "))
              + " See: goldenpath backend --list-"
              + kind
              + "s");
    }
  }

  private static String sentences(String kind, String id, List<String> known) {
    String nearest =
        EditDistance.nearest(id, known, NEAREST).stream()
            .map(it -> "\"" + it + "\"")
            .collect(Collectors.joining(" or "));
    return "There is no " + kind + " \"" + id + "\". Did you mean " + nearest + "?";
  }
}
