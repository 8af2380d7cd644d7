package dev.goldenpath.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.setting.EventNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Find out from one run which of a target's words stand for the contract's types. */
final class TypeFinder {
  private static final Pattern TYPE_KEYS =
      Pattern.compile(
          "type|event|ev|evt|kind|name|op|action|topic|(event|message|msg)_?(type|name|kind)");
  private static final List<String> RUN =
      List.of(
          "agent_started", "agent_thinking", "tool_executing", "tool_completed", "agent_completed");

  private final List<JsonNode> frames;
  private final List<String> tools;
  private final Map<String, List<String>> words = new LinkedHashMap<>();
  private final Map<String, List<JsonNode>> byType = new LinkedHashMap<>();
  private final List<String> strangers = new ArrayList<>();
  private final Optional<List<String>> place;

  /**
   * Look at all that came on the socket.
   *
   * @param greeted whether the first message came before anything was asked
   * @param tools those that were asked for
   */
  TypeFinder(List<JsonNode> frames, boolean greeted, List<String> tools) {
    this.frames = List.copyOf(frames);
    this.tools = tools;
    this.place = findPlace();
    place.ifPresent(path -> sort(path, greeted));
  }

  /**
   * Return whether a message's type, wherever it stands, sounds like a run's end, and it names no
   * tool.
   */
  static boolean isEnd(JsonNode message, List<String> tools) {
    return !names(message, tools)
        && Leaf.of(message).stream()
            .filter(leaf -> leaf.value().isTextual() && TYPE_KEYS.matcher(leaf.key()).matches())
            .flatMap(leaf -> TypeWords.contractTypeOf(leaf.value().textValue()).stream())
            .anyMatch(type -> type.equals("agent_completed") || type.equals("agent_error"));
  }

  static boolean names(JsonNode message, List<String> tools) {
    return Leaf.of(message).stream().anyMatch(leaf -> tools.stream().anyMatch(leaf::isText));
  }

  /** Return where a message's type is. */
  Optional<List<String>> place() {
    return place;
  }

  /** Return the words on the wire by the contract's types. */
  Map<String, List<String>> words() {
    return words;
  }

  /** Return the words that stand for no type of the contract. */
  List<String> strangers() {
    return strangers;
  }

  /** Return the messages of a type of the contract. */
  List<JsonNode> of(String type) {
    return byType.getOrDefault(type, List.of());
  }

  /** Return the messages of a run's own types. */
  List<JsonNode> ofRun() {
    return RUN.stream().flatMap(type -> of(type).stream()).toList();
  }

  /** Return whether a word on the wire is that of one of a run's own types, or of the greeting. */
  boolean isOfRun(String word) {
    return Stream.concat(RUN.stream(), Stream.of("connection_established"))
        .anyMatch(type -> words.getOrDefault(type, List.of()).contains(word));
  }

  /** Return the contract's types that a run must have and that were not recognised. */
  List<String> missing() {
    return EventNames.TYPES.stream()
        .filter(
            type ->
                !Set.of("error", "pong", "agent_error", "agent_thinking", "connection_established")
                    .contains(type))
        .filter(type -> of(type).isEmpty())
        .toList();
  }

  private Optional<List<String>> findPlace() {
    return frames.stream()
        .flatMap(frame -> Leaf.of(frame).stream())
        .filter(leaf -> leaf.value().isTextual() && TYPE_KEYS.matcher(leaf.key()).matches())
        .map(Leaf::path)
        .distinct()
        .max(Comparator.comparingLong(this::knownWords).thenComparing(path -> -path.size()))
        .filter(path -> knownWords(path) >= 2);
  }

  private long knownWords(List<String> path) {
    return frames.stream()
        .flatMap(frame -> Leaf.at(frame, path).stream())
        .filter(JsonNode::isTextual)
        .flatMap(word -> TypeWords.contractTypeOf(word.textValue()).stream())
        .distinct()
        .count();
  }

  /**
   * Return what stands for a call's two ends, and for the thought before it, whatever it sounds
   * like: two words whose messages all name a tool, and one that always comes just before the
   * first.
   */
  private Map<String, String> byEvidence(List<String> path) {
    Map<String, String> types = new LinkedHashMap<>();
    List<String> all = frames.stream().map(frame -> wordOf(frame, path)).toList();
    List<String> ofTools = all.stream().distinct().filter(word -> isOfTools(word, path)).toList();
    if (ofTools.size() != 2) {
      return types;
    }
    types.put(ofTools.get(0), "tool_executing");
    types.put(ofTools.get(1), "tool_completed");
    Set<String> before =
        IntStream.range(1, all.size())
            .filter(i -> all.get(i).equals(ofTools.get(0)))
            .mapToObj(i -> all.get(i - 1))
            .collect(Collectors.toSet());
    before.stream()
        .filter(word -> before.size() == 1 && TypeWords.contractTypeOf(word).isEmpty())
        .forEach(word -> types.put(word, "agent_thinking"));
    return types;
  }

  /**
   * Return what each word stands for, by evidence or else by its sound; nothing where it only
   * sounds like a call's, while another's messages name the tool.
   */
  private Map<String, String> typesOf(List<String> path) {
    Map<String, String> types = byEvidence(path);
    frames.stream()
        .map(frame -> wordOf(frame, path))
        .forEach(
            word -> TypeWords.contractTypeOf(word).ifPresent(it -> types.putIfAbsent(word, it)));
    Set<String> named =
        types.entrySet().stream()
            .filter(it -> it.getValue().startsWith("tool_") && isOfTools(it.getKey(), path))
            .map(Map.Entry::getValue)
            .collect(Collectors.toSet());
    types.entrySet().removeIf(it -> named.contains(it.getValue()) && !isOfTools(it.getKey(), path));
    return types;
  }

  private boolean isOfTools(String word, List<String> path) {
    return !word.isEmpty()
        && frames.stream()
            .filter(frame -> wordOf(frame, path).equals(word))
            .allMatch(frame -> names(frame, tools));
  }

  private static String wordOf(JsonNode frame, List<String> path) {
    return Leaf.at(frame, path).map(JsonNode::asText).orElse("");
  }

  private void sort(List<String> path, boolean greeted) {
    Map<String, String> types = typesOf(path);
    for (int i = 0; i < frames.size(); i++) {
      JsonNode frame = frames.get(i);
      String word = wordOf(frame, path);
      Optional<String> type =
          greeted && i == 0
              ? Optional.of("connection_established")
              : Optional.ofNullable(types.get(word));
      if (type.isPresent()) {
        byType.computeIfAbsent(type.get(), key -> new ArrayList<>()).add(frame);
        List<String> known = words.computeIfAbsent(type.get(), key -> new ArrayList<>());
        if (!known.contains(word)) {
          known.add(word);
        }
      } else if (!strangers.contains(word)) {
        strangers.add(word);
      }
    }
  }
}
