package dev.goldenpath.invented;

import io.javalin.websocket.WsConnectContext;
import java.net.http.WebSocket;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands on what one socket hears to another, in order, in {@link OtherTongue}. */
final class OtherSocket implements WebSocket.Listener {
  private final StringBuilder text = new StringBuilder();
  private final Queue<Consumer<WsConnectContext>> waiting = new ArrayDeque<>();
  private final CompletableFuture<WebSocket> upstream = new CompletableFuture<>();
  private Optional<WsConnectContext> listener = Optional.empty();
  private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

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
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    toListener(context -> context.closeSession(code, reason));
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    toListener(context -> context.closeSession(1011, "the other side is gone"));
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
    upstream.thenAccept(socket -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
  }
}
