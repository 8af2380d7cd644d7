package dev.goldenpath.backend;

import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Call;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Reply;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketCreator;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** One port of the loopback interface for HTTP (Javalin) and WebSocket (Jetty's own). */
final class HttpServer implements AutoCloseable {

  static final String JSON = "application/json";
  private static final String LOOPBACK = "127.0.0.1";
  private static final int MAX_THREADS = 24;
  private static final int MIN_THREADS = 2;

  /** As many as may knock at once: what finds no room in the queue is cut off. */
  private static final int ACCEPT_QUEUE = 8192;

  /** Room for the largest message with every character escaped. */
  private static final long MAX_BODY_BYTES = 1 << 20;

  /** Over the size of any message that we answer with an error rather than a close (CONN-7). */
  private static final long MAX_CLIENT_MESSAGE_BYTES = 4 << 20;

  private final Behaviour behaviour;
  private final Javalin javalin;

  HttpServer(
      int port,
      Behaviour behaviour,
      Map<String, Endpoint> gets,
      Map<String, Endpoint> posts,
      JettyWebSocketCreator sockets) {
    this.behaviour = behaviour;
    this.javalin =
        Javalin.create(
            config -> {
              quiet(config);
              listen(config, port);
              upgrade(config, sockets);
              gets.forEach((path, to) -> config.routes.get(path, ctx -> serve(ctx, to)));
              posts.forEach((path, to) -> config.routes.post(path, ctx -> serve(ctx, to)));
              errors(config);
            });
  }

  /**
   * @throws io.javalin.util.JavalinBindException if the port is taken
   */
  void start() {
    javalin.start();
  }

  int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }

  private static void quiet(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = MAX_BODY_BYTES;
  }

  private static void listen(JavalinConfig config, int port) {
    config.jetty.threadPool = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    config.jetty.addConnector(
        (server, http) -> {
          http.setSendDateHeader(true);
          ServerConnector connector =
              new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
          connector.setHost(LOOPBACK);
          connector.setPort(port);
          connector.setAcceptQueueSize(ACCEPT_QUEUE);
          return connector;
        });
  }

  private static void upgrade(JavalinConfig config, JettyWebSocketCreator sockets) {
    config.jetty.modifyServletContextHandler(
        context ->
            JettyWebSocketServletContainerInitializer.configure(
                context,
                (servlet, container) -> {
                  container.setIdleTimeout(Duration.ZERO);
                  container.setMaxTextMessageSize(MAX_CLIENT_MESSAGE_BYTES);
                  container.setMaxBinaryMessageSize(MAX_CLIENT_MESSAGE_BYTES);
                  container.addMapping("/ws", sockets);
                }));
  }

  private static void errors(JavalinConfig config) {
    JsonErrors ofTheServer = new JsonErrors();
    config.jetty.modifyServer(server -> server.setErrorHandler(ofTheServer));
    config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(ofTheServer));
    config.routes.exception(
        HttpResponseException.class, (e, ctx) -> write(ctx, JsonErrors.reply(e.getStatus())));
    config.routes.exception(
        Exception.class,
        (e, ctx) -> write(ctx, Reply.error(500, "internal_error", "The backend failed.")));
  }

  private void serve(Context context, Endpoint endpoint) {
    Call call =
        new Call(
            context.method().name(),
            context.path(),
            headers(context),
            context.method() == HandlerType.GET ? "" : text(context.bodyAsBytes()));
    CompletionStage<Reply> reply =
        behaviour.answer(call, c -> CompletableFuture.completedFuture(endpoint.answer(c)));
    context.future(() -> reply.thenAccept(r -> write(context, r)).toCompletableFuture());
  }

  private static void write(Context context, Reply reply) {
    reply.headers().forEach(context::header);
    context.status(reply.status()).contentType(JSON).result(Json.write(reply.body()));
  }

  private static Map<String, String> headers(Context context) {
    Map<String, String> byLowerCaseName = new HashMap<>();
    context.headerMap().forEach((k, v) -> byLowerCaseName.put(k.toLowerCase(Locale.ROOT), v));
    return byLowerCaseName;
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException notUtf8) {
      return "";
    }
  }
}
