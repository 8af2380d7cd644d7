package dev.goldenpath.setting;

import java.io.StringReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Where the values of a YAML text stand, for messages that name a line.
 *
 * @param lines the line of each value, from 1, by the names and numbers that lead to it: {@code
 *     fields.results}
 * @param plain the values that stand there without quotes
 */
record YamlPlaces(Map<String, Integer> lines, Set<String> plain) {
  YamlPlaces {
    lines = Map.copyOf(lines);
    plain = Set.copyOf(plain);
  }

  /** Find the places of a text that {@link YamlText} has read; aliases are followed. */
  static YamlPlaces of(String text) {
    Map<String, Integer> lines = new HashMap<>();
    Set<String> plain = new HashSet<>();
    Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
    if (root != null) {
      walk("", root, 1, lines, plain);
    }
    return new YamlPlaces(lines, plain);
  }

  private static void walk(
      String path, Node node, int line, Map<String, Integer> lines, Set<String> plain) {
    lines.put(path, line);
    if (node instanceof MappingNode mapping) {
      for (NodeTuple member : mapping.getValue()) {
        String key = ((ScalarNode) member.getKeyNode()).getValue();
        int at = member.getKeyNode().getStartMark().getLine() + 1;
        walk(under(path, key), member.getValueNode(), at, lines, plain);
      }
    } else if (node instanceof SequenceNode sequence) {
      List<Node> items = sequence.getValue();
      for (int i = 0; i < items.size(); i++) {
        int at = items.get(i).getStartMark().getLine() + 1;
        walk(under(path, String.valueOf(i)), items.get(i), at, lines, plain);
      }
    } else if (node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN) {
      plain.add(path);
    }
  }

  static String under(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
