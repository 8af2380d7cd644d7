package dev.goldenpath.invented;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.websocket.WsConnectContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** A backend that tells, for each message, what its script says, in the shape that it has. */
final class InventedBackend implements AutoCloseable {
  /** Where an event's own fields sit. */
  enum Shape {
    DATA,
    PAYLOAD,
    FLAT
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Shape shape;
  private final InventedScript script;
  private final Map<String, WsConnectContext> sockets = new ConcurrentHashMap<>();
  private final Executor runs = Executors.newSingleThreadExecutor(InventedBackend::daemon);
  private final Javalin javalin;

  private InventedBackend(Shape shape, InventedScript script) {
    this.shape = shape;
    this.script = script;
    this.javalin =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.jetty.host = "127.0.0.1";
              config.routes.get("/health", ctx -> ctx.json("{\"status\":\"healthy\"}"));
              config.routes.post("/api/v1/chat/agents/execute", this::execute);
              config.routes.ws("/ws", ws -> ws.onConnect(this::greet));
            });
  }

  static InventedBackend start(Shape shape, InventedScript script) {
    InventedBackend backend = new InventedBackend(shape, script);
    backend.javalin.start(0);
    return backend;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "invented-run");
    thread.setDaemon(true);
    return thread;
  }

  String url() {
    return "http://127.0.0.1:" + javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }

  private void greet(WsConnectContext socket) throws JsonProcessingException {
    socket.enableAutomaticPings();
    sockets.put(String.valueOf(socket.queryParam("thread_id")), socket);
    ObjectNode own = JSON.createObjectNode();
    own.put("connection_id", UUID.randomUUID().toString());
    own.put("user_id", subject(String.valueOf(socket.header("Authorization"))));
    socket.send(JSON.writeValueAsString(message("connection_established", own)));
  }

  private static String subject(String authorization) throws JsonProcessingException {
    String claims = authorization.substring("Bearer ".length()).split("\\.")[1];
    byte[] json = Base64.getUrlDecoder().decode(claims);
    return JSON.readTree(new String(json, StandardCharsets.UTF_8)).path("sub").asText();
  }

  private void execute(Context context) throws JsonProcessingException {
    JsonNode request = JSON.readTree(context.body());
    String run = UUID.randomUUID().toString();
    ObjectNode answer = JSON.createObjectNode();
    answer.put("run_id", run).put("status", "accepted");
    answer.set("thread_id", request.path("thread_id"));
    answer.set("agent_type", request.path("agent_type"));
    context.status(202).contentType("application/json").result(JSON.writeValueAsString(answer));
    runs.execute(() -> tell(request, run));
  }

  private void tell(JsonNode request, String run) {
    String thread = request.path("thread_id").asText();
    List<InventedScript.Line> lines = script.of(request);
    Optional.ofNullable(sockets.get(thread))
        .ifPresent(socket -> lines.forEach(line -> socket.send(text(line, thread, run))));
  }

  private String text(InventedScript.Line line, String thread, String run) {
    try {
      ObjectNode own = (ObjectNode) JSON.readTree(line.fields());
      Optional<JsonNode> call = Optional.ofNullable(own.remove("correlation_id"));
      ObjectNode message = message(line.type(), own);
      call.ifPresent(id -> message.set("correlation_id", id));
      message.put("timestamp", Instant.now().toString());
      message.put("thread_id", thread).put("run_id", run);
      return JSON.writeValueAsString(message);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("the script says " + line, unreadable);
    }
  }

  private ObjectNode message(String type, ObjectNode own) {
    ObjectNode message = JSON.createObjectNode().put("type", type);
    if (shape == Shape.FLAT) {
      message.setAll(own);
    } else {
      message.set(shape == Shape.DATA ? "data" : "payload", own);
    }
    return message;
  }
}
