package dev.goldenpath.doctor;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.Timestamp;
import dev.goldenpath.setting.Field;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Find out from one run where a target's events have their fields. Values that were given are known
 * again by themselves, others by their keys.
 */
final class ShapeFinder {
  private static final Pattern AGENT = Pattern.compile("(?!.*parent)(.*_)?agent_?id");
  private static final Pattern PARENT = Pattern.compile("(.*_)?parent(_?agent)?(_?id)?");
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
  private final TypeFinder types;

  /**
   * @param frames all that came on the socket, JSON objects
   * @param greeted whether the first came before anything was asked
   */
  ShapeFinder(List<JsonNode> frames, boolean greeted, Asked asked) {
    this.frames = List.copyOf(frames);
    this.asked = asked;
    this.types = new TypeFinder(frames, greeted, asked.tools());
  }

  /** Return which words stand for which types. */
  TypeFinder types() {
    return types;
  }

  /** Return the messages of a type of the contract. */
  List<JsonNode> of(String type) {
    return types.of(type);
  }

  List<JsonNode> runEvents() {
    return types.ofRun();
  }

  /** Return what a message has at the place that was found for a field. */
  Optional<JsonNode> valueOf(Field field, JsonNode message) {
    return find(field).flatMap(path -> Leaf.at(message, path));
  }

  /** Return where a field is, as seen in every message that must have it. */
  Optional<List<String>> find(Field field) {
    return switch (field) {
      case TYPE -> types.place();
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
      case TOOL_ARGS -> object(Field.TOOL_ARGS, of("tool_executing"), Leaf::isObject);
      case RESULTS ->
          object(
              Field.RESULTS, of("tool_completed"), leaf -> leaf.isObject() || leaf.isTextOrList());
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
      case AGENT_ID ->
          inSome(of("agent_started"), leaf -> isNamed(leaf, AGENT) && !leaf.isText(asked.agent()));
      case PARENT_AGENT_ID -> inSome(of("agent_started"), leaf -> isNamed(leaf, PARENT));
      case ERROR, EVENT_ID -> Optional.empty();
    };
  }

  /** The run's own agent need not have what nested ones have. */
  private static Optional<List<String>> inSome(List<JsonNode> messages, Predicate<Leaf> which) {
    return in(messages.stream().filter(it -> Leaf.of(it).stream().anyMatch(which)).toList(), which);
  }

  private static boolean isNamed(Leaf leaf, Pattern name) {
    return leaf.isId() && name.matcher(leaf.lastKeys()).matches();
  }

  /**
   * An object by its key; or what else it may be; or else any object that is not the one which
   * holds the tool's name, too.
   */
  private Optional<List<String>> object(
      Field field, List<JsonNode> messages, Predicate<Leaf> orElse) {
    return in(messages, leaf -> isKeyed(field, leaf) && leaf.isObject())
        .or(() -> in(messages, leaf -> isKeyed(field, leaf) && orElse.test(leaf)))
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
            && !leaf.path().equals(types.place().orElse(List.of()));
  }

  /** Return whether what accepted the run holds it too, and it is none of what was asked. */
  private boolean isTheAnswersToo(Leaf leaf) {
    String id = leaf.value().asText();
    return leaf.value().isTextual()
        && !id.isBlank()
        && !Set.of(asked.threadId(), asked.userId(), asked.agent()).contains(id)
        && runEvents().stream()
            .allMatch(event -> Leaf.at(event, leaf.path()).equals(Optional.of(leaf.value())))
        && (asked.answered().contains(id)
            || frames.stream()
                .filter(frame -> !runEvents().contains(frame))
                .anyMatch(frame -> TypeFinder.names(frame, List.of(id))));
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
        && starts.stream().map(start -> Leaf.at(start, leaf.path())).distinct().count()
            == starts.size()
        && ends.stream()
            .anyMatch(end -> Leaf.at(end, leaf.path()).equals(Optional.of(leaf.value())));
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
                            Leaf.at(message, path)
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
}
