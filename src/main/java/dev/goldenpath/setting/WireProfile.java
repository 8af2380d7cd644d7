package dev.goldenpath.setting;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a target speaks, in both directions: where its messages hold the logical fields, what they
 * and their types are called, in what units; how a request is written, and what its answer says.
 *
 * <p>A run is held to one profile, exactly (EVENT-7). Immutable.
 *
 * @param name for messages: {@code data}, {@code payload}, {@code flat}, or the file as given
 * @param source what the setting gives: a built-in profile's name, or the file's path
 * @param base where the fields that the contract has in {@code data} are; empty for the root
 * @param paths the path of every field, as keys from the message's root
 * @param absent fields that the backend does not tell; what is asked of them is not judged
 * @param jsonText fields whose values are JSON written as text
 * @param lines where the file says what, by its keys: {@code fields.results}; none if built in
 * @param parts what the agent and the tools are called that the contract speaks of
 * @param protocol what carries requests and events; the shape of events is that of what is read
 *     from it
 */
public record WireProfile(
    String name,
    String source,
    List<String> base,
    Map<Field, List<String>> paths,
    Set<Field> absent,
    Set<Field> jsonText,
    EventNames types,
    DurationUnit executionTimeUnit,
    TimestampForm timestampForm,
    RequestShape request,
    AnswerShape answer,
    HealthShape health,
    Map<String, Integer> lines,
    Parts parts,
    Protocol protocol) {

  /** The contract's own: fields of an event under {@code data}. */
  public static final WireProfile DATA = based("data", List.of("data"));

  /** The fields of {@code data} under {@code payload}. */
  public static final WireProfile PAYLOAD = based("payload", List.of("payload"));

  /** The fields of {@code data} beside {@code type}. */
  public static final WireProfile FLAT = based("flat", List.of());

  public WireProfile {
    base = List.copyOf(base);
    Map<Field, List<String>> copy = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      List<String> path = List.copyOf(requireNonNull(paths.get(field), field.key()));
      if (path.isEmpty()) {
        throw new IllegalArgumentException("the path of " + field.key() + " is empty");
      }
      copy.put(field, path);
    }
    paths = Collections.unmodifiableMap(copy);
    absent = fields(absent);
    jsonText = fields(jsonText);
    lines = Map.copyOf(lines);
  }

  private static Set<Field> fields(Set<Field> some) {
    Set<Field> copy = EnumSet.noneOf(Field.class);
    copy.addAll(some);
    return Collections.unmodifiableSet(copy);
  }

  /** Return the same with other names of agents and tools. */
  public WireProfile with(Parts other) {
    return with(request, answer, other, absent);
  }

  /**
   * Return the same where a request is a message on the socket, and nothing but its run answers.
   */
  public WireProfile askedOnSocket() {
    SocketRequests silent = new SocketRequests(Set.of(), Set.of());
    RequestShape message =
        new RequestShape(Optional.empty(), Map.of(), request.body(), Optional.of(silent));
    return with(message, AnswerShape.NOTHING, parts, absent);
  }

  /** Return how an event is read that does not say when it happened, where it need not. */
  public Optional<WireProfile> unstamped() {
    if (!protocol.needsNoStamps() || lacks(Field.TIMESTAMP)) {
      return Optional.empty();
    }
    Set<Field> untold = EnumSet.of(Field.TIMESTAMP);
    untold.addAll(absent);
    return Optional.of(with(request, answer, parts, untold));
  }

  private WireProfile with(
      RequestShape request, AnswerShape answer, Parts parts, Set<Field> absent) {
    return new WireProfile(
        name,
        source,
        base,
        paths,
        absent,
        jsonText,
        types,
        executionTimeUnit,
        timestampForm,
        request,
        answer,
        health,
        lines,
        parts,
        protocol);
  }

  /** Where a field is, as keys from the message's root. */
  public List<String> path(Field field) {
    return requireNonNull(paths.get(requireNonNull(field, "field")), "path");
  }

  /** Return whether the backend does not tell a field. */
  public boolean lacks(Field field) {
    return absent.contains(field);
  }

  /** Return the capabilities that a backend can't have which speaks like this. */
  public Set<Capability> lacking() {
    Set<Capability> lacking = EnumSet.noneOf(Capability.class);
    if (!request.says("tools")) {
      lacking.add(Capability.AGENT_CONFIG);
    }
    if (types.lacks("pong")) {
      lacking.add(Capability.APP_PING);
    }
    if (types.lacks("agent_thinking")) {
      lacking.add(Capability.THINKING);
    }
    if (protocol.isStream() || lacks(Field.AGENT_ID) || lacks(Field.PARENT_AGENT_ID)) {
      lacking.add(Capability.SUB_AGENTS);
    }
    if (protocol.isStream()) {
      lacking.add(Capability.HEADER_TOKEN);
      lacking.add(Capability.SUBPROTOCOL_TOKEN);
    }
    return lacking;
  }

  /**
   * Return the clauses that can't be judged where a backend speaks like this, and why.
   *
   * @return by the clause's id a reason that ends a sentence: {@code events have no timestamp}
   */
  public Map<String, String> unjudged() {
    Map<String, String> why = new TreeMap<>();
    if (lacks(Field.TIMESTAMP)) {
      List.of("TIME-1", "TIME-2", "TIME-3").forEach(id -> why.put(id, "events have no timestamp"));
    }
    if (lacks(Field.EXECUTION_TIME)) {
      why.putIfAbsent("TIME-2", "tool_completed has no execution_time");
    }
    if (answer.runId().isEmpty()) {
      why.put("HTTP-5", "the answer to a request names no run");
    }
    if (types.lacks("connection_established")) {
      why.put("CONN-2", "nothing greets a connection");
    }
    if (request.onSocket().isPresent()) {
      why.putAll(SocketRequests.HIDDEN);
    }
    why.replaceAll((id, reason) -> "the wire profile " + name + " says that " + reason);
    protocol
        .hidden()
        .forEach((id, reason) -> why.put(id, "over " + protocol.label() + " " + reason));
    return why;
  }

  /** Return the clauses by whose rules nothing may be judged where a backend speaks like this. */
  public Set<String> hidden() {
    return request.onSocket().isPresent()
        ? SocketRequests.HIDDEN.keySet()
        : protocol.hidden().keySet();
  }

  /** Return whether two runs at once in one thread can be told apart. */
  public boolean tellsRunsApart() {
    return protocol.isStream() || !lacks(Field.RUN_ID) && answer.runId().isPresent();
  }

  /**
   * Read a field from exactly its place.
   *
   * @return what is there, also a JSON null; empty where there is nothing
   */
  public Optional<JsonNode> read(JsonNode message, Field field) {
    return lacks(field) ? Optional.empty() : at(requireNonNull(message, "message"), path(field));
  }

  /**
   * Say where the profile says something, to change it: {@code line 7 of mine.yaml}.
   *
   * @param key as in the file: {@code fields.results}; where the file does not have it, its section
   *     counts
   */
  public String place(String key) {
    String known = key;
    while (!known.isEmpty() && !lines.containsKey(known)) {
      known = known.contains(".") ? known.substring(0, known.lastIndexOf('.')) : "";
    }
    if (lines.isEmpty()) {
      return "in a file for wire-profile, which is now the built-in " + name;
    }
    String line = "line " + lines.get(known) + " of " + name;
    return known.equals(key) ? line : known.isEmpty() ? "in " + name : "under " + line;
  }

  /**
   * End a hint with the line of the file that would make it right, where the target means it so.
   *
   * @param key as in the file: {@code fields.results}
   */
  public String orWrite(String key, String value) {
    return "; or, if the target means it so, write " + key + ": " + value + " (" + place(key) + ")";
  }

  /** Take the profile of a target setting: a built-in one's name, or a file. */
  public static WireProfile named(String nameOrFile) {
    return WireProfileFile.find(requireNonNull(nameOrFile, "nameOrFile"));
  }

  static List<WireProfile> builtIn() {
    return List.of(DATA, PAYLOAD, FLAT);
  }

  static Optional<JsonNode> at(JsonNode message, List<String> path) {
    JsonNode node = message;
    for (String key : path) {
      JsonNode value = node.isObject() ? node.get(key) : null;
      if (value == null) {
        return Optional.empty();
      }
      node = value;
    }
    return Optional.of(node);
  }

  private static WireProfile based(String name, List<String> base) {
    Map<Field, List<String>> paths = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      paths.put(field, defaultPath(field, base));
    }
    return new WireProfile(
        name,
        name,
        base,
        paths,
        Set.of(),
        Set.of(),
        EventNames.CONTRACT,
        DurationUnit.SECONDS,
        TimestampForm.RFC_3339,
        RequestShape.CONTRACT,
        AnswerShape.CONTRACT,
        HealthShape.CONTRACT,
        Map.of(),
        Parts.OF_THE_CONTRACT,
        Protocol.GOLDEN_PATH);
  }

  static List<String> defaultPath(Field field, List<String> base) {
    return field.isInData() ? under(base, field.canonicalName()) : field.canonicalPath();
  }

  static List<String> under(List<String> base, String key) {
    List<String> path = new ArrayList<>(base);
    path.add(key);
    return List.copyOf(path);
  }
}
