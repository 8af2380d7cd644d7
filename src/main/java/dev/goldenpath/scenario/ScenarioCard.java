package dev.goldenpath.scenario;

import dev.goldenpath.rule.Clause;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a runner says of a scenario.
 *
 * @param id the runner's id of this execution
 * @param uri the feature file as people name it: {@code features/order/order.feature}
 * @param line the line of the scenario or of its example row
 * @param tags with the at sign
 */
public record ScenarioCard(String id, String name, String uri, int line, List<String> tags) {
  public ScenarioCard {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(uri, "uri");
    tags = List.copyOf(tags);
  }

  /** Return the clauses that it is about: those of its tags, with its rule's and feature's. */
  Set<Clause> clauses() {
    return tags.stream()
        .map(tag -> Clause.byId(tag.substring(1)))
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Return the place by which people find it. */
  public String place() {
    return uri + ":" + line;
  }

  /** Return where its transcript goes, relative to the outputs. */
  String transcriptPath() {
    String plain =
        uri.replaceFirst("^.*?features/", "")
            .replaceFirst("\\.feature$", "")
            .replaceAll("[^A-Za-z0-9_]+", "-")
            .toLowerCase(Locale.ROOT);
    return "transcripts/" + plain + "-" + line + ".ndjson";
  }
}
