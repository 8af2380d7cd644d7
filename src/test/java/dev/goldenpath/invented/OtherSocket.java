package dev.goldenpath.invented;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.javalin.websocket.WsConnectContext;
import java.net.http.WebSocket;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands on what one socket hears to another, in order, in {@link OtherTongue}. */
final class OtherSocket implements WebSocket.Listener {
  private static final String TICK = "{\"event\": \"tick\"}";
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(OtherSocket::daemon);

  private final StringBuilder text = new StringBuilder();
  private final Queue<Consumer<WsConnectContext>> waiting = new ArrayDeque<>();
  private final CompletableFuture<WebSocket> upstream = new CompletableFuture<>();
  private Optional<WsConnectContext> listener = Optional.empty();
  private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
  private Optional<Future<?>> ticking = Optional.empty();

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "ticks");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void onOpen(WebSocket socket) {
    upstream.complete(socket);
    socket.request(1);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      String event = OtherTongue.event(text.toString());
      text.setLength(0);
      toListener(context -> context.send(event));
      tick();
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    silence();
    toListener(context -> context.closeSession(code, reason));
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    silence();
    toListener(context -> context.closeSession(1011, "the other side is gone"));
  }

  /** Nothing comes before the greeting; from then on, ticks come. */
  private synchronized void tick() {
    if (ticking.isEmpty()) {
      ticking =
          Optional.of(
              CLOCK.scheduleAtFixedRate(
                  () -> toListener(context -> context.send(TICK)), 700, 700, MILLISECONDS));
    }
  }

  private synchronized void silence() {
    ticking.ifPresent(it -> it.cancel(false));
  }

  private synchronized void toListener(Consumer<WsConnectContext> what) {
    if (listener.isPresent()) {
      what.accept(listener.get());
    } else {
      waiting.add(what);
    }
  }

  synchronized void attach(WsConnectContext context) {
    listener = Optional.of(context);
    waiting.forEach(what -> what.accept(context));
    waiting.clear();
  }

  synchronized void send(String message) {
    sent = sent.thenCompose(before -> upstream).thenCompose(it -> it.sendText(message, true));
  }

  void end() {
    silence();
    upstream.thenAccept(socket -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
  }
}
