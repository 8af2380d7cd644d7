package dev.goldenpath.backend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Records all that a socket delivers, readable or not. */
final class Tap implements WebSocket.Listener {

  /** One message; {@code json} is missing where the text is none. */
  record Frame(String text, JsonNode json, boolean binary, Instant arrival) {

    String type() {
      return json.path("type").asText();
    }
  }

  final Client.Person person;
  final String thread;
  private final List<Frame> frames = new ArrayList<>();
  private final StringBuilder partial = new StringBuilder();
  private WebSocket socket;
  private int closeCode;
  private int pongs;

  Tap(Client.Person person, String thread) {
    this.person = person;
    this.thread = thread;
  }

  Tap with(WebSocket opened) {
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
      String text = partial.toString();
      partial.setLength(0);
      frames.add(new Frame(text, read(text), false, Instant.now()));
      notifyAll();
    }
    from.request(1);
    return null;
  }

  @Override
  public synchronized CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    frames.add(new Frame("", MissingNode.getInstance(), true, Instant.now()));
    from.request(1);
    return null;
  }

  @Override
  public synchronized CompletionStage<?> onPong(WebSocket from, ByteBuffer payload) {
    // A pong without its ping's payload answers nothing.
    pongs += payload.hasRemaining() ? 1 : 0;
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

  synchronized List<Frame> frames() {
    return List.copyOf(frames);
  }

  synchronized int closeCode() {
    return closeCode;
  }

  synchronized boolean awaitFrame(Predicate<Frame> wanted, long millis) {
    return until(() -> closeCode != 0 || frames.stream().anyMatch(wanted), millis)
        && frames.stream().anyMatch(wanted);
  }

  synchronized boolean awaitPongs(int count, long millis) {
    return until(() -> pongs >= count, millis);
  }

  synchronized boolean awaitAnything(long millis) {
    return until(() -> closeCode != 0 || !frames.isEmpty(), millis);
  }

  synchronized boolean awaitClose(long millis) {
    return until(() -> closeCode != 0, millis);
  }

  private boolean until(BooleanSupplier reached, long millis) {
    long deadline = System.nanoTime() + millis * 1_000_000;
    while (!reached.getAsBoolean()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      try {
        wait(left);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private static JsonNode read(String text) {
    try {
      JsonNode node = Client.STRICT.readTree(text);
      return node == null ? MissingNode.getInstance() : node;
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }
}
