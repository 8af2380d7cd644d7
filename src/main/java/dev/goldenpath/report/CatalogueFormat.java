package dev.goldenpath.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The forms of the step catalogue. */
public enum CatalogueFormat {
  /** For a terminal. */
  TEXT(CatalogueFormat::text),
  /** For a page. */
  MARKDOWN(CatalogueFormat::markdown),
  /** For tools. */
  JSON(CatalogueFormat::json);

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Function<List<Sentence>, String> writer;

  CatalogueFormat(Function<List<Sentence>, String> writer) {
    this.writer = writer;
  }

  String write(List<Sentence> sentences) {
    return writer.apply(sentences);
  }

  private static String text(List<Sentence> sentences) {
    List<String> lines = new ArrayList<>();
    for (Sentence sentence : sentences) {
      lines.add(String.format("%-5s %s", sentence.keyword(), sentence.expression()));
      sentence
          .parameters()
          .forEach(it -> lines.add("        {" + it.name() + "}  " + either(it.patterns())));
      if (!sentence.uses().isEmpty()) {
        lines.add("        e.g.  " + sentence.example());
      }
      lines.add("        used  " + where(sentence, ", "));
      lines.add("");
    }
    return String.join("\n", lines);
  }

  private static String markdown(List<Sentence> sentences) {
    List<String> lines = new ArrayList<>();
    lines.add("# Every sentence that a scenario may use");
    for (Sentence sentence : sentences) {
      lines.add("");
      lines.add("## " + sentence.keyword() + " `" + sentence.expression() + "`");
      lines.add("");
      if (!sentence.uses().isEmpty()) {
        lines.add("- Example: " + sentence.keyword() + " " + sentence.example());
      }
      sentence
          .parameters()
          .forEach(it -> lines.add("- `{" + it.name() + "}`: `" + either(it.patterns()) + "`"));
      lines.add("- Used: " + where(sentence, ", "));
    }
    lines.add("");
    return String.join("\n", lines);
  }

  private static String either(List<String> patterns) {
    return String.join(" | ", patterns);
  }

  private static String where(Sentence sentence, String separator) {
    return sentence.uses().isEmpty()
        ? "nowhere yet"
        : sentence.uses().stream()
            .map(Sentence.Use::place)
            .distinct()
            .collect(Collectors.joining(separator));
  }

  private static String json(List<Sentence> sentences) {
    ArrayNode all = MAPPER.createArrayNode();
    for (Sentence sentence : sentences) {
      ObjectNode node = all.addObject();
      node.put("keyword", sentence.keyword());
      node.put("expression", sentence.expression());
      node.put("definedIn", sentence.location());
      node.put("example", sentence.example());
      ArrayNode parameters = node.putArray("parameters");
      for (Sentence.Parameter parameter : sentence.parameters()) {
        ObjectNode one = parameters.addObject().put("name", parameter.name());
        parameter.patterns().forEach(one.putArray("patterns")::add);
      }
      ArrayNode used = node.putArray("usedAt");
      sentence.uses().stream().map(Sentence.Use::place).distinct().forEach(used::add);
    }
    try {
      return MAPPER.writeValueAsString(all) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("can't write the catalogue as JSON", e);
    }
  }
}
