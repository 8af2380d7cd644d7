package dev.goldenpath.cli;

import dev.goldenpath.report.EditDistance;
import java.util.Comparator;
import java.util.List;

/** Refuse ids that are in no catalogue, with the nearest one that is. */
final class KnownIds {
  private KnownIds() {}

  static void check(String kind, List<String> given, List<String> known) {
    for (String id : given) {
      if (!known.contains(id)) {
        throw new CommandUnusable(
            "There is no "
                + kind
                + " \""
                + id
                + "\"."
                + known.stream()
                    .min(Comparator.comparingInt(it -> EditDistance.between(it, id)))
                    .map(near -> " Did you mean \"" + near + "\"?")
                    .orElse("")
                + " See: goldenpath backend --list-"
                + kind
                + "s");
      }
    }
  }
}
