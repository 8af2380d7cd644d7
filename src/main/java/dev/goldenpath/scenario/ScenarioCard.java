package dev.goldenpath.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

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
