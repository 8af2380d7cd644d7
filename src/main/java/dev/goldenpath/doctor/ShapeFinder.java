package dev.goldenpath.doctor;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.Timestamp;
import dev.goldenpath.setting.EventNames;
import dev.goldenpath.setting.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Find out from one run how a target tells it: which words stand for the contract's types, and
 * where the fields are. Values that were given are known again by themselves, others by their keys.
 */
final class ShapeFinder {
  private static final Pattern TYPE_KEYS =
      Pattern.compile(
          "type|event|ev|evt|kind|name|op|action|topic|(event|message|msg)_?(type|name|kind)");
  private static final List<String> RUN =
      List.of(
          "agent_started", "agent_thinking", "tool_executing", "tool_completed", "agent_completed");
  private static final Map<Field, Pattern> KEYS = new EnumMap<>(Field.class);

  static {
    KEYS.put(Field.RUN_ID, Pattern.compile("run.*|.*run_?id|execution.*|task_?id|job_?id"));
    KEYS.put(Field.CORRELATION_ID, Pattern.compile(".*(call|correlation|invocation|id).*"));
    KEYS.put(
        Field.THOUGHT,
        Pattern.compile("thoughts?|thinking|reason.*|content|text|delta|message|summary"));
    KEYS.put(Field.TOOL_ARGS, Pattern.compile(".*(arg|param|input).*"));
    KEYS.put(Field.RESULTS, Pattern.compile(".*(result|output|return|response).*"));
    KEYS.put(
        Field.EXECUTION_TIME,
        Pattern.compile(
            ".*(execution_?time|duration|elapsed|took|latency).*|secs?|seconds|ms|millis.*"));
    KEYS.put(
        Field.FINAL_RESPONSE, Pattern.compile(".*(final|response|answer|output|result|text).*"));
    KEYS.put(Field.CONNECTION_ID, Pattern.compile(".*(conn|socket|session|client|sid|id).*"));
  }

  private final List<JsonNode> frames;
  private final Asked asked;
  private final Map<String, List<String>> words = new LinkedHashMap<>();
  private final Map<String, List<JsonNode>> byType = new LinkedHashMap<>();
  private final List<String> strangers = new ArrayList<>();
  private Optional<List<String>> typePath = Optional.empty();

  /**
   * @param frames all that came on the socket, JSON objects
   * @param greeted whether the first came before anything was asked
   */
  ShapeFinder(List<JsonNode> frames, boolean greeted, Asked asked) {
    this.frames = List.copyOf(frames);
    this.asked = asked;
    this.typePath = findTypePath();
    typePath.ifPresent(path -> sort(path, greeted));
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

  private static boolean names(JsonNode message, List<String> tools) {
    return Leaf.of(message).stream().anyMatch(leaf -> tools.stream().anyMatch(leaf::isText));
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

  private Optional<List<String>> findTypePath() {
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
        .flatMap(frame -> at(frame, path).stream())
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

  private boolean isOfTools(String word, List<String> path) {
    return !word.isEmpty()
        && frames.stream()
            .filter(frame -> wordOf(frame, path).equals(word))
            .allMatch(frame -> names(frame, asked.tools()));
  }

  private static String wordOf(JsonNode frame, List<String> path) {
    return at(frame, path).map(JsonNode::asText).orElse("");
  }

  private void sort(List<String> path, boolean greeted) {
    Map<String, String> evident = byEvidence(path);
    for (int i = 0; i < frames.size(); i++) {
      JsonNode frame = frames.get(i);
      String word = wordOf(frame, path);
      Optional<String> type =
          greeted && i == 0
              ? Optional.of("connection_established")
              : Optional.ofNullable(evident.get(word)).or(() -> TypeWords.contractTypeOf(word));
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

  /** Return whether a word on the wire is that of one of a run's own types, or of the greeting. */
  boolean isOfRun(String word) {
    return Stream.concat(RUN.stream(), Stream.of("connection_established"))
        .anyMatch(type -> words.getOrDefault(type, List.of()).contains(word));
  }

  /** Return what a message has at the place that was found for a field. */
  Optional<JsonNode> valueOf(Field field, JsonNode message) {
    return find(field).flatMap(path -> at(message, path));
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

  /** Return where a field is, as seen in every message that must have it. */
  Optional<List<String>> find(Field field) {
    return switch (field) {
      case TYPE -> typePath;
      case THREAD_ID -> in(runEvents(), leaf -> leaf.isText(asked.threadId()));
      case RUN_ID ->
          in(
                  runEvents(),
                  leaf ->
                      asked.runId().map(id -> leaf.value().asText().equals(id)).orElse(false)
                          || asked.runId().isEmpty() && isKeyed(Field.RUN_ID, leaf) && leaf.isId())
              .or(() -> in(runEvents(), this::isTheAnswersToo));
      case USER_ID -> in(runEvents(), leaf -> leaf.isText(asked.userId()));
      case TIMESTAMP -> in(runEvents(), leaf -> isTime(leaf.value()));
      case AGENT_TYPE -> in(of("agent_started"), leaf -> leaf.isText(asked.agent()));
      case THOUGHT ->
          in(of("agent_thinking"), isText(Field.THOUGHT))
              .or(() -> in(of("agent_thinking"), ShapeFinder::isOfWords));
      case TOOL_NAME -> in(toolEvents(), leaf -> asked.tools().contains(leaf.value().asText()));
      case TOOL_ARGS -> object(Field.TOOL_ARGS, of("tool_executing"));
      case RESULTS -> object(Field.RESULTS, of("tool_completed"));
      case EXECUTION_TIME ->
          in(
              of("tool_completed"),
              leaf -> leaf.value().isNumber() && isKeyed(Field.EXECUTION_TIME, leaf));
      case CORRELATION_ID -> findCorrelation();
      case FINAL_RESPONSE ->
          in(of("agent_completed"), leaf -> leaf.value().isTextual() && leaf.holds(asked.nonce()))
              .or(() -> in(of("agent_completed"), isText(Field.FINAL_RESPONSE)));
      case CONNECTION_ID -> in(of("connection_established"), this::isConnection);
      case CONNECTED_USER_ID ->
          in(of("connection_established"), leaf -> leaf.isText(asked.userId()));
      case ERROR, EVENT_ID, AGENT_ID, PARENT_AGENT_ID -> Optional.empty();
    };
  }

  /** An object by its key; or else any that is not the one which holds the tool's name, too. */
  private Optional<List<String>> object(Field field, List<JsonNode> messages) {
    return in(messages, leaf -> isKeyed(field, leaf) && leaf.isObject())
        .or(
            () ->
                in(
                    messages,
                    leaf -> leaf.isObject() && asked.tools().stream().noneMatch(leaf::holds)));
  }

  private Predicate<Leaf> isText(Field field) {
    return leaf ->
        leaf.value().isTextual()
            && isKeyed(field, leaf)
            && !leaf.path().equals(typePath.orElse(List.of()));
  }

  /** Return whether what accepted the run holds it too, and it is none of what was asked. */
  private boolean isTheAnswersToo(Leaf leaf) {
    String id = leaf.value().asText();
    return leaf.value().isTextual()
        && !id.isBlank()
        && !Set.of(asked.threadId(), asked.userId(), asked.agent()).contains(id)
        && runEvents().stream().allMatch(event -> at(event, leaf.path()).equals(at2(leaf)))
        && (asked.answered().contains(id)
            || frames.stream()
                .filter(frame -> !runEvents().contains(frame))
                .anyMatch(frame -> names(frame, List.of(id))));
  }

  /** Return the run's id as its events tell it. */
  Optional<String> runId() {
    return runEvents().stream()
        .findFirst()
        .flatMap(event -> valueOf(Field.RUN_ID, event))
        .map(JsonNode::asText);
  }

  private static boolean isOfWords(Leaf leaf) {
    return leaf.value().isTextual() && leaf.value().textValue().strip().contains(" ");
  }

  private boolean isConnection(Leaf leaf) {
    return leaf.isId()
        && isKeyed(Field.CONNECTION_ID, leaf)
        && !leaf.isText(asked.userId())
        && !leaf.isText(asked.threadId());
  }

  private static boolean isKeyed(Field field, Leaf leaf) {
    return leaf.key().equals(field.canonicalName())
        || requireNonNull(KEYS.get(field)).matcher(leaf.key()).matches();
  }

  List<JsonNode> runEvents() {
    return RUN.stream().flatMap(type -> of(type).stream()).toList();
  }

  private List<JsonNode> toolEvents() {
    return Stream.concat(of("tool_executing").stream(), of("tool_completed").stream()).toList();
  }

  /** What start and completion of a call have in common, and two calls have not. */
  private Optional<List<String>> findCorrelation() {
    return in(
            of("tool_executing"), leaf -> isKeyed(Field.CORRELATION_ID, leaf) && isOfOneCall(leaf))
        .or(() -> in(of("tool_executing"), this::isOfOneCall));
  }

  private boolean isOfOneCall(Leaf leaf) {
    List<JsonNode> starts = of("tool_executing");
    List<JsonNode> ends = of("tool_completed");
    return leaf.isId()
        && !isTime(leaf.value())
        && asked.tools().stream().noneMatch(leaf::isText)
        && starts.stream().map(start -> at(start, leaf.path())).distinct().count() == starts.size()
        && ends.stream().anyMatch(end -> at(end, leaf.path()).equals(at2(leaf)));
  }

  private static Optional<JsonNode> at2(Leaf leaf) {
    return Optional.of(leaf.value());
  }

  /** Find the outermost place at which each of these messages has such a value. */
  private static Optional<List<String>> in(List<JsonNode> messages, Predicate<Leaf> which) {
    if (messages.isEmpty()) {
      return Optional.empty();
    }
    return Leaf.of(messages.get(0)).stream()
        .filter(which)
        .map(Leaf::path)
        .filter(
            path ->
                messages.stream()
                    .allMatch(
                        message ->
                            at(message, path)
                                .filter(value -> which.test(new Leaf(path, value)))
                                .isPresent()))
        .findFirst();
  }

  static boolean isTime(JsonNode value) {
    if (value.isTextual()) {
      return Timestamp.parse(value.textValue()).isPresent();
    }
    return value.isNumber() && (isSeconds(value) || isMilliseconds(value));
  }

  static boolean isSeconds(JsonNode value) {
    return value.isNumber() && value.asDouble() > 1e9 && value.asDouble() < 1e10;
  }

  static boolean isMilliseconds(JsonNode value) {
    return value.isNumber() && value.asDouble() > 1e12 && value.asDouble() < 1e13;
  }

  static Optional<JsonNode> at(JsonNode message, List<String> path) {
    JsonNode node = message;
    for (String key : path) {
      node = node.path(key);
    }
    return node.isMissingNode() ? Optional.empty() : Optional.of(node);
  }
}
