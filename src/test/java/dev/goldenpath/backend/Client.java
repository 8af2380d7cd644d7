package dev.goldenpath.backend;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A client of one backend, over real sockets. */
final class Client {

  static final ObjectMapper JSON = new ObjectMapper();
  static final ObjectMapper STRICT =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(LIMIT).build();

  /** Who logged in. */
  record Person(String id, String token) {}

  private final URI base;
  private final URI ws;
  private final String password;

  Client(ReferenceBackend backend) {
    base = backend.baseUrl();
    ws = backend.wsUrl();
    password = backend.password();
  }

  static String newThread() {
    return UUID.randomUUID().toString();
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(base.resolve(path)).GET());
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).POST(BodyPublishers.ofString(body));
    request.header("Content-Type", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  HttpResponse<String> grant(String name) {
    String body =
        "{\"email\": \"%s@example.test\", \"password\": \"%s\"}".formatted(name, password);
    return post("/api/v1/auth/login", body);
  }

  Person login(String name) {
    JsonNode grant = json(grant(name));
    return new Person(grant.path("user_id").asText(), grant.path("access_token").asText());
  }

  HttpResponse<String> execute(Person person, String body) {
    return post("/api/v1/chat/agents/execute", body, "Authorization", "Bearer " + person.token());
  }

  /** Execute and give the id of the accepted run. */
  String run(Person person, String thread, String message, String... tools) {
    HttpResponse<String> response =
        execute(person, request(person, thread, message, tools).toString());
    if (response.statusCode() >= 300) {
      throw new AssertionError("not accepted: " + response.statusCode() + " " + response.body());
    }
    return json(response).path("run_id").asText();
  }

  static ObjectNode request(Person person, String thread, String message, String... tools) {
    ObjectNode body = JSON.createObjectNode();
    body.put("type", "agent_execution").put("agent_type", "data_helper");
    body.put("message", message).put("thread_id", thread);
    body.putObject("user_context").put("user_id", person.id());
    if (tools.length > 0) {
      List.of(tools).forEach(body.putObject("agent_config").putArray("tools")::add);
    }
    return body;
  }

  /** Open a socket, and wait until it is greeted: from then on it misses nothing. */
  Listener listen(Person person, String thread) {
    Listener listener = open(thread, person.token()).join();
    listener.awaitType("connection_established");
    return listener;
  }

  CompletableFuture<Listener> open(String thread, String token) {
    return connect(thread, HTTP.newWebSocketBuilder().header("Authorization", "Bearer " + token));
  }

  CompletableFuture<Listener> openWithoutToken(String thread) {
    return connect(thread, HTTP.newWebSocketBuilder());
  }

  CompletableFuture<Listener> openWithSubprotocol(String thread, String token) {
    return connect(
        thread, HTTP.newWebSocketBuilder().subprotocols("jwt-auth", "jwt." + encoded(token)));
  }

  /** Open a socket that records everything; an empty token is not sent. */
  CompletableFuture<Tap> tap(Person person, String thread, boolean subprotocol) {
    WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(LIMIT);
    String token = person.token();
    if (subprotocol && token.isEmpty()) {
      builder.subprotocols("jwt-auth");
    } else if (subprotocol) {
      builder.subprotocols("jwt-auth", "jwt." + encoded(token));
    } else if (!token.isEmpty()) {
      builder.header("Authorization", "Bearer " + token);
    }
    Tap tap = new Tap(person, thread);
    return builder.buildAsync(URI.create(ws + "?thread_id=" + thread), tap).thenApply(tap::with);
  }

  private static String encoded(String token) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(token.getBytes(StandardCharsets.UTF_8));
  }

  /** Try to open a socket at a path where none is. */
  CompletableFuture<Listener> openElsewhere(String path) {
    Listener listener = new Listener();
    return HTTP.newWebSocketBuilder()
        .connectTimeout(LIMIT)
        .buildAsync(URI.create(ws.resolve(path).toString()), listener)
        .thenApply(listener::with);
  }

  private CompletableFuture<Listener> connect(String thread, WebSocket.Builder builder) {
    Listener listener = new Listener();
    return builder
        .connectTimeout(LIMIT)
        .buildAsync(URI.create(ws + "?thread_id=" + thread), listener)
        .thenApply(listener::with);
  }

  /** Give the status with which a handshake was refused. */
  static int refusal(CompletableFuture<Listener> opening) {
    return refused(opening).statusCode();
  }

  /** Give the answer with which a handshake was refused. */
  static HttpResponse<?> refused(CompletableFuture<Listener> opening) {
    try {
      opening.join();
    } catch (CompletionException refused) {
      if (refused.getCause() instanceof WebSocketHandshakeException handshake) {
        return handshake.getResponse();
      }
      throw refused;
    }
    throw new AssertionError("the socket was opened");
  }

  static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException notJson) {
      throw new AssertionError("not JSON: " + response.body(), notJson);
    }
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
