package dev.goldenpath.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.setting.TokenTransport;
import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.CallKind;
import dev.goldenpath.wire.Comparison;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Expectation;
import dev.goldenpath.wire.Stamp;
import dev.goldenpath.wire.Welcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Make the entries of a timeline from a line of data each; {@code examples.yaml} tells their words.
 */
final class ExampleTimeline {
  private static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");

  private final JsonNode messages;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, AgentRequest> runs = new LinkedHashMap<>();
  private final Map<String, String> threads = new LinkedHashMap<>();
  private final Set<String> open = new LinkedHashSet<>();
  private String run = "";
  private String call = "";
  private double millis;
  private double silence;

  /**
   * @param messages how each message is when nothing else is said
   */
  ExampleTimeline(JsonNode messages) {
    this.messages = messages;
  }

  List<Entry> entries() {
    return entries;
  }

  /** Return how long nothing more comes after the last entry, in nanoseconds. */
  long silence() {
    return Math.round(silence * 1e6);
  }

  /** Add what a line says: its first key is what happened, the others tell more of it. */
  void add(JsonNode line) {
    String kind = line.isTextual() ? line.textValue() : line.fieldNames().next();
    JsonNode value = line.path(kind);
    millis += line.path("after").asDouble(10);
    String socket = socket(line);
    switch (kind) {
      case "opening" -> opening(value.asText(), line);
      case "open" -> {
        open.add(value.asText());
        entry(at -> new Entry.SocketOpened(at, value.asText(), Map.of(), texts(line, "selects")));
      }
      case "listens" -> {
        open.add(value.asText());
        entry(at -> Entry.SocketOpened.ofStream(at, value.asText()));
      }
      case "refused" ->
          entry(at -> new Entry.SocketRefused(at, socket, value.intValue(), Map.of(), ""));
      case "closed" -> {
        open.remove(socket);
        entry(at -> new Entry.SocketClosed(at, socket, value.intValue(), "", false));
      }
      case "ping" -> entry(at -> new Entry.PingSent(at, socket, value.asText()));
      case "pong" -> entry(at -> new Entry.PongReceived(at, socket, value.asText()));
      case "sends" -> entry(at -> new Entry.Sent(at, socket, value.asText(), false));
      case "frame" -> frame(socket, value.isTextual() ? value.textValue() : value.toString());
      case "health" -> health(value.intValue(), line.path("body").toString());
      case "ask" -> ask(value.asText(), line);
      case "answer" -> answer(value.intValue(), line);
      case "silence" -> silence = value.doubleValue();
      default -> message(kind, value, line);
    }
  }

  /** Where nothing is said, it is the first that was opened. */
  private String socket(JsonNode line) {
    return line.path("on").asText(threads.keySet().stream().findFirst().orElse(""));
  }

  private void entry(Function<Stamp, Entry> made) {
    long seq = entries.size() + 1L;
    entries.add(made.apply(new Stamp(seq, Math.round(millis * 1e6), now(0))));
  }

  private Instant now(double ahead) {
    return BEGIN.plusNanos(Math.round((millis + ahead) * 1e6));
  }

  private static List<String> texts(JsonNode line, String key) {
    return line.path(key).valueStream().map(JsonNode::asText).toList();
  }

  // Users: the socket ada-1 is Ada's, on her own thread.

  private static String user(String socket) {
    String name = socket.replaceAll("-.*", "");
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static String id(String user) {
    return "user-" + user.toLowerCase(Locale.ROOT) + "-0001";
  }

  private static String thread(String user) {
    return "a0000000-0000-4000-8000-00000000000" + user.toLowerCase(Locale.ROOT).charAt(0);
  }

  // Sockets.

  private void opening(String socket, JsonNode line) {
    boolean bad = line.has("must-fail");
    String owner = line.path("thread-of").asText(user(socket));
    List<String> offered = texts(line, "offers");
    threads.put(socket, line.path("thread").asText(thread(owner)));
    entry(
        at ->
            new Entry.SocketOpening(
                at,
                socket,
                user(socket),
                bad ? "" : id(user(socket)),
                threads.get(socket),
                offered.isEmpty() ? TokenTransport.HEADER : TokenTransport.SUBPROTOCOL,
                offered,
                bad
                    ? Welcome.REFUSED
                    : owner.equals(user(socket)) ? Welcome.OPEN : Welcome.REFUSED_OR_OWN,
                line.path("must-fail").asText()));
  }

  private void frame(String socket, String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    entry(at -> new Entry.Frame(at, socket, text, bytes, false));
  }

  // Calls.

  private void health(int status, String body) {
    call = "health-" + (entries.size() + 1);
    Expectation healthy = new Expectation(Set.of(200), Optional.empty(), false);
    request(CallKind.HEALTH, "", Optional.empty(), healthy, "", Optional.empty());
    millis += 10;
    entry(at -> new Entry.HttpResponse(at, call, status, Map.of(), body));
  }

  private void ask(String id, JsonNode line) {
    String user = line.path("by").asText("Ada");
    String owner = line.path("thread-of").asText(user);
    AgentRequest asked =
        new AgentRequest(
            "data_helper",
            line.path("message").asText(messages.path("request").path("message").asText()),
            line.path("thread").asText(thread(owner)),
            id(user),
            line.has("tools") ? Optional.of(texts(line, "tools")) : Optional.empty(),
            OptionalInt.empty());
    run = id;
    call = "execute-" + id;
    boolean bad = line.has("must-fail");
    Expectation expected =
        bad
            ? Expectation.refused(line.path("must-fail").asText(), 400, 422)
            : owner.equals(user) ? Expectation.accepted() : Expectation.closedThread();
    if (!bad) {
      runs.put(id, asked);
    }
    Optional<Comparison> compared =
        Optional.ofNullable(line.get("as"))
            .map(it -> new Comparison(Comparison.Difference.WORDS, "execute-" + it.asText()));
    request(
        CallKind.EXECUTE,
        user,
        bad ? Optional.empty() : Optional.of(asked),
        expected,
        asked.body().toString(),
        compared);
  }

  private void request(
      CallKind kind,
      String user,
      Optional<AgentRequest> asked,
      Expectation expected,
      String body,
      Optional<Comparison> compared) {
    String trace = "00-" + "%032x".formatted(entries.size() + 1) + "-00f067aa0ba902b7-01";
    entry(
        at ->
            new Entry.HttpRequest(
                at,
                call,
                kind,
                user,
                user.isEmpty() ? "" : id(user),
                asked,
                expected,
                body,
                trace,
                compared));
  }

  private void answer(int status, JsonNode line) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (status == 202) {
      body.put("run_id", run);
      Optional.ofNullable(runs.get(run))
          .ifPresent(asked -> body.put("thread_id", asked.threadId()));
      body.put("agent_type", "data_helper").put("status", "accepted");
    }
    merge(body, line.path("body"));
    Map<String, List<String>> headers = new LinkedHashMap<>();
    line.path("headers")
        .properties()
        .forEach(it -> headers.put(it.getKey(), List.of(it.getValue().asText())));
    String of = line.has("run") ? "execute-" + line.path("run").asText() : call;
    entry(at -> new Entry.HttpResponse(at, of, status, headers, body.toString()));
  }

  // Messages.

  /** Send a message to all sockets of the run's user, or to those named. */
  private void message(String name, JsonNode change, JsonNode line) {
    ObjectNode event = JsonNodeFactory.instance.objectNode().put("type", name);
    String socket = socket(line);
    String of = line.path("run").asText(run);
    if (name.equals("connection_established")) {
      event
          .putObject("data")
          .put("connection_id", "conn-" + socket)
          .put("user_id", id(user(socket)));
    } else {
      event.put("timestamp", now(line.path("clock").asDouble()).toString());
      Optional.ofNullable(runs.get(of)).ifPresent(it -> event.put("thread_id", it.threadId()));
      event.put("run_id", of);
    }
    merge(event, messages.path(name));
    merge(event, change);
    if (line.has("on") || name.equals("connection_established")) {
      frame(socket, event.toString());
    } else {
      Optional.ofNullable(runs.get(of)).stream()
          .flatMap(this::hearers)
          .forEach(it -> frame(it, event.toString()));
    }
  }

  private Stream<String> hearers(AgentRequest asked) {
    return open.stream()
        .filter(it -> id(user(it)).equals(asked.userId()))
        .filter(it -> asked.threadId().equals(threads.get(it)));
  }

  /** Put what the one says over what the other does; what it says is null is taken away. */
  private static void merge(ObjectNode base, JsonNode change) {
    change
        .properties()
        .forEach(
            it -> {
              if (it.getValue().isNull()) {
                base.remove(it.getKey());
              } else if (it.getValue().isObject()) {
                merge(base.withObjectProperty(it.getKey()), it.getValue());
              } else {
                base.set(it.getKey(), it.getValue());
              }
            });
  }
}
