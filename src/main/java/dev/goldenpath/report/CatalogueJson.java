package dev.goldenpath.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** The step catalogue for tools. */
final class CatalogueJson {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private CatalogueJson() {}

  static String of(List<Sentence> sentences) {
    ArrayNode all = MAPPER.createArrayNode();
    sentences.forEach(sentence -> put(sentence, all.addObject()));
    try {
      return MAPPER.writeValueAsString(all) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("can't write the catalogue as JSON", e);
    }
  }

  private static void put(Sentence sentence, ObjectNode node) {
    node.put("keyword", sentence.keyword());
    node.put("expression", sentence.expression());
    node.put("says", sentence.says());
    node.put("group", sentence.group());
    node.put("below", sentence.below().name().toLowerCase(Locale.ROOT));
    node.put("definedIn", sentence.location());
    node.put("example", sentence.example());
    ArrayNode parameters = node.putArray("parameters");
    for (Sentence.Parameter parameter : sentence.parameters()) {
      ObjectNode one = parameters.addObject();
      one.put("name", parameter.name()).put("says", parameter.words());
      parameter.patterns().forEach(one.putArray("patterns")::add);
    }
    node.put("uses", sentence.places());
    ArrayNode used = node.putArray("usedAt");
    sentence.uses().stream().map(Sentence.Use::place).distinct().forEach(used::add);
  }
}
