package dev.goldenpath.net;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * A body that goes to its reader line by line, without their ends; for the client it is empty, and
 * there at once.
 *
 * <p>A line is told as soon as its end is there, and costs as much as it is long, which the JDK's
 * own reader of lines does not promise. Its callbacks come one at a time.
 */
final class LiveLines implements BodySubscriber<byte[]> {
  private final Flow.Subscriber<String> reader;
  private final Runnable over;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private Optional<Flow.Subscription> subscription = Optional.empty();
  private boolean afterReturn;
  private boolean isOver;

  /**
   * Wait for the body.
   *
   * @param over told of its end, before the reader is
   */
  LiveLines(Flow.Subscriber<String> reader, Runnable over) {
    this.reader = reader;
    this.over = over;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return CompletableFuture.completedFuture(new byte[0]);
  }

  @Override
  public void onSubscribe(Flow.Subscription opened) {
    subscription = Optional.of(opened);
    reader.onSubscribe(opened);
  }

  @Override
  public void onNext(List<ByteBuffer> bytes) {
    bytes.forEach(this::take);
  }

  private void take(ByteBuffer bytes) {
    int begin = bytes.position();
    for (int at = begin; at < bytes.limit() && !isOver; at++) {
      byte it = bytes.get(at);
      if (it == '\n' || it == '\r') {
        keep(bytes, begin, at);
        begin = at + 1;
        if (it == '\r' || !afterReturn) {
          tell();
        }
      }
      afterReturn = it == '\r';
    }
    keep(bytes, begin, bytes.limit());
  }

  /** Keep a part of a line, unless that goes on and on. */
  private void keep(ByteBuffer bytes, int from, int to) {
    if (isOver) {
      return;
    }
    byte[] part = new byte[to - from];
    bytes.get(from, part);
    line.writeBytes(part);
    if (line.size() > BodyStreams.LARGEST) {
      subscription.ifPresent(Flow.Subscription::cancel);
      onError(new BodyStreams.LineTooLong());
    }
  }

  private void tell() {
    if (!isOver) {
      String told = line.toString(StandardCharsets.UTF_8);
      line.reset();
      reader.onNext(told);
    }
  }

  @Override
  public void onError(Throwable failure) {
    if (!isOver) {
      isOver = true;
      over.run();
      reader.onError(failure);
    }
  }

  @Override
  public void onComplete() {
    if (!isOver) {
      if (line.size() > 0) {
        tell();
      }
      isOver = true;
      over.run();
      reader.onComplete();
    }
  }
}
