package dev.goldenpath.invented;

import java.net.URI;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Hears on a thread which of its runs are over. */
final class RunEnds implements WebSocket.Listener, AutoCloseable {
  private static final Set<String> ENDS = Set.of("agent_completed", "agent_error");
  private static final int MOST_SECONDS = 30;

  private final StringBuilder text = new StringBuilder();
  private final CompletableFuture<Void> greeted = new CompletableFuture<>();
  private final Map<String, CompletableFuture<Void>> ends = new ConcurrentHashMap<>();
  private CompletableFuture<WebSocket> socket = new CompletableFuture<>();

  /** Listen; return whether that is allowed. */
  boolean listen(WebSocket.Builder builder, String url, String authorization) {
    try {
      socket = builder.header("Authorization", authorization).buildAsync(URI.create(url), this);
      socket.thenCompose(open -> greeted).orTimeout(MOST_SECONDS, TimeUnit.SECONDS).join();
      return true;
    } catch (CompletionException | IllegalArgumentException refused) {
      return false;
    }
  }

  void await(String run) {
    end(run).orTimeout(MOST_SECONDS, TimeUnit.SECONDS).join();
  }

  private CompletableFuture<Void> end(String run) {
    return ends.computeIfAbsent(run, id -> new CompletableFuture<>());
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      greeted.complete(null);
      if (ENDS.contains(OtherTongue.type(text.toString()))) {
        end(OtherTongue.run(text.toString())).complete(null);
      }
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public void close() {
    socket.thenAccept(WebSocket::abort);
  }
}
