package dev.goldenpath.rule.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** One of the contract's two documents, as it stands on the class path. */
record ContractDocument(JsonNode root) {
  private static final ObjectMapper YAML =
      YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  static ContractDocument openApi() {
    return load("openapi.yaml");
  }

  static ContractDocument asyncApi() {
    return load("asyncapi.yaml");
  }

  JsonNode schemas() {
    return root.path("components").path("schemas");
  }

  private static ContractDocument load(String name) {
    try (InputStream in =
        ContractDocument.class.getClassLoader().getResourceAsStream("contract/" + name)) {
      if (in == null) {
        throw new IllegalStateException("contract/" + name + " is not on the class path");
      }
      return new ContractDocument(YAML.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException("contract/" + name + " can't be read", e);
    }
  }

  /** Find what a schema says in words about the place at these keys: the first x-expected there. */
  Optional<String> expected(JsonNode schema, List<String> keys) {
    JsonNode here = resolved(schema);
    Optional<String> words =
        keys.isEmpty()
            ? Optional.ofNullable(here.get("x-expected")).map(JsonNode::asText)
            : expectedBelow(here, keys.get(0), keys.subList(1, keys.size()));
    return words.or(() -> inParts(here, keys));
  }

  private Optional<String> expectedBelow(JsonNode schema, String key, List<String> rest) {
    JsonNode property = schema.path("properties").path(key);
    JsonNode child = property.isMissingNode() ? schema.path("items") : property;
    return child.isMissingNode() ? Optional.empty() : expected(child, rest);
  }

  /** The parts are asked from the last: it is the event's own, and says more than the envelope. */
  private Optional<String> inParts(JsonNode schema, List<String> keys) {
    JsonNode parts = schema.path("allOf");
    for (int i = parts.size() - 1; i >= 0; i--) {
      Optional<String> words = expected(parts.get(i), keys);
      if (words.isPresent()) {
        return words;
      }
    }
    return Optional.empty();
  }

  /** Return the schema to which another refers, or that one itself. */
  JsonNode resolved(JsonNode schema) {
    return schema.has("$ref") ? root.at(schema.get("$ref").asText().substring(1)) : schema;
  }
}
