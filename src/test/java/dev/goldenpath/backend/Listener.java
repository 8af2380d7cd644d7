package dev.goldenpath.backend;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Keeps what a socket delivers, and waits for what is to come. */
final class Listener implements WebSocket.Listener {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final List<JsonNode> messages = new ArrayList<>();
  private final StringBuilder partial = new StringBuilder();
  private WebSocket socket;
  private int closeCode;
  private int pongs;

  synchronized Listener with(WebSocket opened) {
    socket = opened;
    return this;
  }

  WebSocket socket() {
    return socket;
  }

  @Override
  public synchronized CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      messages.add(read(partial.toString()));
      partial.setLength(0);
      notifyAll();
    }
    from.request(1);
    return null;
  }

  @Override
  public synchronized CompletionStage<?> onPong(WebSocket from, ByteBuffer payload) {
    pongs++;
    notifyAll();
    from.request(1);
    return null;
  }

  @Override
  public synchronized CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closeCode = code;
    notifyAll();
    return null;
  }

  @Override
  public synchronized void onError(WebSocket from, Throwable error) {
    closeCode = 1006;
    notifyAll();
  }

  void say(String text) {
    socket.sendText(text, true).join();
  }

  synchronized List<JsonNode> messages() {
    return List.copyOf(messages);
  }

  synchronized List<JsonNode> ofRun(String runId) {
    return messages.stream().filter(m -> m.path("run_id").asText().equals(runId)).toList();
  }

  List<String> typesOf(String runId) {
    return ofRun(runId).stream().map(m -> m.path("type").asText()).toList();
  }

  /** Wait until a run has told its end; give its events. */
  List<JsonNode> awaitEnd(String runId) {
    await(m -> m.path("run_id").asText().equals(runId) && isEnd(m));
    return ofRun(runId);
  }

  JsonNode awaitType(String type) {
    return await(m -> m.path("type").asText().equals(type));
  }

  synchronized JsonNode await(Predicate<JsonNode> wanted) {
    until(() -> messages.stream().anyMatch(wanted));
    return messages.stream().filter(wanted).findFirst().orElseThrow();
  }

  synchronized int awaitClose() {
    until(() -> closeCode != 0);
    return closeCode;
  }

  synchronized void awaitPong() {
    until(() -> pongs > 0);
  }

  private void until(BooleanSupplier reached) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!reached.getAsBoolean()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError("not within " + LIMIT + "; so far: " + messages);
      }
      try {
        wait(left);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }
  }

  private static boolean isEnd(JsonNode message) {
    String type = message.path("type").asText();
    return type.equals("agent_completed") || type.equals("agent_error");
  }

  private static JsonNode read(String text) {
    try {
      return Client.JSON.readTree(text);
    } catch (IOException notJson) {
      throw new AssertionError("not JSON: " + text, notJson);
    }
  }
}
