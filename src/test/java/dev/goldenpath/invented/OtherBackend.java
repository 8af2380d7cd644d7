package dev.goldenpath.invented;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsMessageContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * A backend that speaks in a form of its own, whatever it does: what another does, told in {@link
 * OtherTongue}.
 */
final class OtherBackend implements AutoCloseable {
  private final URI http;
  private final URI ws;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Javalin javalin;

  private OtherBackend(URI http, URI ws) {
    this.http = http;
    this.ws = ws;
    this.javalin =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.jetty.host = "127.0.0.1";
              config.jetty.modifyWebSocketServletFactory(
                  factory -> {
                    // A request that is a message may be as large as one that is posted.
                    factory.setMaxTextMessageSize(1 << 20);
                    factory.setIdleTimeout(Duration.ZERO);
                  });
              config.routes.get("/state", this::health);
              config.routes.post("/v2/ask", this::ask);
              config.routes.post("/v2/ask-and-wait", this::askAndWait);
              config.routes.post("/session", this::login);
              config.routes.wsBeforeUpgrade("/stream/{conversation}", this::knock);
              config.routes.ws("/stream/{conversation}", this::bridge);
            });
  }

  /** Start one that does what the backend at these addresses does. */
  static OtherBackend start(URI http, URI ws) {
    OtherBackend backend = new OtherBackend(http, ws);
    backend.javalin.start(0);
    return backend;
  }

  String url() {
    return "http://127.0.0.1:" + javalin.port();
  }

  /** Return where its sockets are, as {@code ws-url} has it, but for the token. */
  String socketUrl() {
    return url().replace("http", "ws") + "/stream/{thread_id}";
  }

  @Override
  public void close() {
    javalin.stop();
  }

  private void health(Context context) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(http.resolve("/health")));
    reply(context, answer, OtherTongue.health(answer.body()));
  }

  private void ask(Context context) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        forward(context, "/api/v1/chat/agents/execute", OtherTongue.request(context.body()));
    reply(context, answer, OtherTongue.answer(answer.statusCode(), answer.body()));
  }

  /** Answer when the run is over. */
  private void askAndWait(Context context) throws IOException, InterruptedException {
    String request = OtherTongue.request(context.body());
    try (RunEnds ends = new RunEnds()) {
      boolean listens =
          ends.listen(
              client.newWebSocketBuilder(),
              ws + "?thread_id=" + OtherTongue.thread(request),
              String.valueOf(context.header("Authorization")));
      HttpResponse<String> answer = forward(context, "/api/v1/chat/agents/execute", request);
      if (listens && answer.statusCode() / 100 == 2) {
        ends.await(OtherTongue.run(answer.body()));
      }
      reply(context, answer, OtherTongue.answer(answer.statusCode(), answer.body()));
    }
  }

  /** Take a request that is a message, and say on the socket what becomes of it. */
  private void askOnSocket(WsMessageContext context) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(http.resolve("/api/v1/chat/agents/execute"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + context.queryParam("access_token"))
            .POST(HttpRequest.BodyPublishers.ofString(OtherTongue.request(context.message())));
    HttpResponse<String> answer = send(request);
    if (OtherTongue.wantsAnAnswer(context.message())) {
      context.send(OtherTongue.answerOnSocket(answer));
    }
  }

  private void login(Context context) throws IOException, InterruptedException {
    String body =
        OtherTongue.login(
            String.valueOf(context.formParam("user")), String.valueOf(context.formParam("pass")));
    HttpResponse<String> answer = forward(context, "/api/v1/auth/login", body);
    reply(context, answer, OtherTongue.granted(answer.statusCode(), answer.body()));
  }

  private HttpResponse<String> forward(Context context, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(http.resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    Optional.ofNullable(context.header("Authorization"))
        .ifPresent(token -> request.header("Authorization", token));
    return send(request);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static void reply(Context context, HttpResponse<String> answer, String body) {
    answer.headers().firstValue("Retry-After").ifPresent(it -> context.header("Retry-After", it));
    context.status(answer.statusCode()).contentType("application/json").result(body);
  }

  /** Open a socket where the other one listens, and refuse as it does. */
  private void knock(Context context) {
    OtherSocket socket = new OtherSocket();
    WebSocket.Builder builder = client.newWebSocketBuilder();
    Optional.ofNullable(context.queryParam("access_token"))
        .filter(key -> !key.isEmpty())
        .ifPresent(key -> builder.header("Authorization", "Bearer " + key));
    try {
      URI listening = URI.create(ws + "?thread_id=" + context.pathParam("conversation"));
      builder.buildAsync(listening, socket).join();
    } catch (CompletionException refused) {
      int status =
          refused.getCause() instanceof WebSocketHandshakeException handshake
              ? handshake.getResponse().statusCode()
              : 502;
      throw new HttpResponseException(status, "refused", Map.of());
    }
    context.attribute("socket", socket);
  }

  private void bridge(WsConfig config) {
    config.onConnect(
        context -> {
          OtherSocket socket = context.attribute("socket");
          java.util.Objects.requireNonNull(socket).attach(context);
        });
    config.onMessage(
        context -> {
          OtherSocket socket = context.attribute("socket");
          java.util.Objects.requireNonNull(socket);
          if (OtherTongue.asksForARun(context.message())) {
            askOnSocket(context);
          } else {
            socket.send(context.message());
          }
        });
    config.onClose(
        context -> {
          OtherSocket socket = context.attribute("socket");
          java.util.Objects.requireNonNull(socket).end();
        });
  }
}
