package dev.goldenpath.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Read YAML as people mean it: each value is the text that stands there, never a number, a date or
 * a truth. Aliases are followed; keys that come twice, and tags, are refused.
 */
public final class YamlText {
  private static final Set<Tag> PLAIN =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP);

  private final String name;
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

  private YamlText(String name) {
    this.name = name;
  }

  /**
   * Return the file as objects, arrays and texts; a missing node for an empty file.
   *
   * @param name of the file, for the message
   * @throws IOException if it is no YAML; the message is a sentence, without any value
   */
  public static JsonNode parse(String name, String text) throws IOException {
    YamlText file = new YamlText(name);
    try {
      Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
      return root == null ? JsonNodeFactory.instance.missingNode() : file.value(root);
    } catch (MarkedYAMLException broken) {
      throw file.unreadable(broken.getProblemMark(), why(broken, text));
    } catch (YAMLException broken) {
      throw new IOException(name + " is no YAML: it holds a character that can't be printed");
    }
  }

  private JsonNode value(Node node) throws IOException {
    if (!open.add(node)) {
      throw unreadable(node.getStartMark(), "an alias leads back to itself");
    }
    JsonNode value;
    if (node instanceof MappingNode mapping) {
      value = object(mapping);
    } else if (node instanceof SequenceNode sequence) {
      value = array(sequence);
    } else {
      value = JsonNodeFactory.instance.textNode(scalar(node));
    }
    open.remove(node);
    return value;
  }

  private ObjectNode object(MappingNode mapping) throws IOException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (NodeTuple member : mapping.getValue()) {
      String key = scalar(member.getKeyNode());
      if (object.has(key)) {
        throw unreadable(member.getKeyNode().getStartMark(), "sets " + key + " a second time");
      }
      object.set(key, value(member.getValueNode()));
    }
    return object;
  }

  private ArrayNode array(SequenceNode sequence) throws IOException {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Node item : sequence.getValue()) {
      array.add(value(item));
    }
    return array;
  }

  private String scalar(Node node) throws IOException {
    if (Tag.MERGE.equals(node.getTag())) {
      throw unreadable(node.getStartMark(), "<< is not followed; write the keys out");
    }
    if (!(node instanceof ScalarNode scalar) || !PLAIN.contains(node.getTag())) {
      throw unreadable(
          node.getStartMark(), "a text is wanted; one that begins with ! needs quotes");
    }
    return scalar.getValue();
  }

  /** What the parser says, and where it can be told, what people have mostly meant. */
  private static String why(MarkedYAMLException broken, String text) {
    String problem = String.valueOf(broken.getProblem());
    if (problem.startsWith("found character")) {
      char first = at(broken.getProblemMark(), text);
      return first == '\t'
          ? "lines are indented by blanks, not by tabs"
          : "a value that begins with " + first + " needs quotes: \"" + first + "…\"";
    }
    if (problem.startsWith("mapping values")) {
      return "a value that holds a colon and a blank needs quotes";
    }
    if (problem.startsWith("found undefined alias")) {
      return "a value that begins with * needs quotes: \"*…\"";
    }
    return problem;
  }

  private static char at(Mark mark, String text) {
    String line = text.lines().skip(mark.getLine()).findFirst().orElse("");
    return mark.getColumn() < line.length() ? line.charAt(mark.getColumn()) : '?';
  }

  private IOException unreadable(Mark mark, String why) {
    return new IOException(name + " is no YAML (line " + (mark.getLine() + 1) + "): " + why);
  }
}
