package dev.goldenpath.backend.verb;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Rows of data by their ids, read from the files of a folder.
 *
 * <p>A row may be of a {@code kind} of its file, whose words it has where it has none of its own,
 * and else the words of every {@code row}, which stand in the file of what is common. There stand
 * also the {@code numbers}, once for all and with their reasons, that a row calls {@code $name}.
 */
public final class Catalogue<T> {

  private static final JsonMapper YAML =
      JsonMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();
  private static final Pattern NUMBER = Pattern.compile("(?<= )\\$([a-z-]+)(?=[|}])");

  private final String folder;
  private final Class<T> type;
  private final Map<String, T> rows = new LinkedHashMap<>();

  private Catalogue(String folder, Class<T> type) {
    this.folder = folder;
    this.type = type;
  }

  /**
   * Read all rows, in the order of the files.
   *
   * @throws IllegalArgumentException if a row is not right, or there are two with one id
   */
  public static <T> Map<String, T> read(String folder, Class<T> type, List<String> files) {
    Catalogue<T> catalogue = new Catalogue<>(folder, type);
    JsonNode common = catalogue.file("common");
    files.forEach(name -> catalogue.add(name, common));
    return catalogue.rows;
  }

  private void add(String name, JsonNode common) {
    JsonNode file = file(name);
    for (Map.Entry<String, JsonNode> row : file.path("rows").properties()) {
      try {
        ObjectNode own = (ObjectNode) numbered(row.getValue(), common.required("numbers"));
        ObjectNode whole = common.required("row").deepCopy();
        if (own.has("kind")) {
          String kind = own.remove("kind").asText();
          whole.setAll((ObjectNode) file.required("kinds").required(kind));
        }
        whole.setAll(own);
        whole.put("id", row.getKey());
        if (rows.put(row.getKey(), YAML.treeToValue(whole, type)) != null) {
          throw new IllegalArgumentException("there is another one");
        }
      } catch (IOException | IllegalArgumentException wrong) {
        throw new IllegalArgumentException(
            folder + name + ".yaml, " + row.getKey() + ": " + wrong.getMessage(), wrong);
      }
    }
  }

  /** Put numbers in place of their names: of a whole text, or at the end of a conversion. */
  private static JsonNode numbered(JsonNode node, JsonNode numbers) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(it -> it.setValue(numbered(it.getValue(), numbers)));
    } else if (node.isArray()) {
      node.forEach(it -> numbered(it, numbers));
    } else if (node.isTextual() && node.textValue().startsWith("$")) {
      return numbers.required(node.textValue().substring(1));
    } else if (node.isTextual()) {
      return TextNode.valueOf(
          NUMBER
              .matcher(node.textValue())
              .replaceAll(it -> numbers.required(it.group(1)).asText()));
    }
    return node;
  }

  private JsonNode file(String name) {
    String path = folder + name + ".yaml";
    try (InputStream resource = Catalogue.class.getResourceAsStream(path)) {
      return YAML.readTree(resource);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(path + " can't be read", unreadable);
    }
  }
}
