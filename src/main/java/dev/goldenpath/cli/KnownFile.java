package dev.goldenpath.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.result.KnownFailure;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.setting.TextFile;
import dev.goldenpath.setting.YamlText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Read a list of known failures: YAML, each with {@code clause} or {@code scenario}, with {@code
 * ticket} and {@code until}.
 */
record KnownFile(Path file) {
  private static final Set<String> KEYS = Set.of("clause", "scenario", "ticket", "until");

  /**
   * @throws CommandUnusable if it can't be read, or an item is not whole
   */
  static List<KnownFailure> read(Path file) {
    try {
      return new KnownFile(file).items(YamlText.parse(file.toString(), TextFile.read(file)));
    } catch (IOException unreadable) {
      throw new CommandUnusable("--known: " + unreadable.getMessage(), unreadable);
    }
  }

  private List<KnownFailure> items(JsonNode list) {
    if (!list.isArray() && !list.isMissingNode()) {
      throw unusable("holds no list; each item begins with a dash");
    }
    List<KnownFailure> known = new ArrayList<>();
    for (JsonNode item : list) {
      known.add(item(item, "item " + (known.size() + 1)));
    }
    return known;
  }

  private KnownFailure item(JsonNode item, String which) {
    for (Map.Entry<String, JsonNode> property : item.properties()) {
      if (!KEYS.contains(property.getKey())) {
        throw unusable(which + " has no use for " + property.getKey());
      }
    }
    Optional<String> clause = text(item, "clause");
    Optional<String> scenario = text(item, "scenario");
    if (clause.isPresent() == scenario.isPresent()) {
      throw unusable(which + " needs a clause or a scenario, and not both");
    }
    return new KnownFailure(
        clause.map(id -> clause(id, which)),
        scenario,
        text(item, "ticket").orElseThrow(() -> unusable(which + " needs a ticket")),
        date(text(item, "until").orElse(""), which));
  }

  private static Optional<String> text(JsonNode item, String key) {
    return Optional.of(item.path(key).asText().strip()).filter(text -> !text.isEmpty());
  }

  private Clause clause(String id, String which) {
    return Clause.byId(id)
        .orElseThrow(() -> unusable(which + " names a clause that does not exist: " + id));
  }

  private LocalDate date(String text, String which) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException other) {
      throw new CommandUnusable(
          message(which + " needs until, the last day of its excuse, as 2030-12-31"), other);
    }
  }

  private CommandUnusable unusable(String why) {
    return new CommandUnusable(message(why));
  }

  private String message(String why) {
    return "--known: " + file + ": " + why + ".";
  }
}
