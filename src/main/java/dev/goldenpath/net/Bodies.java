package dev.goldenpath.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * Reads bodies whole, and undoes their content coding: nobody asked for one, but a gateway may
 * compress all the same (RFC 9110 §12.5.3).
 */
final class Bodies {
  private Bodies() {}

  /**
   * Read bodies whole.
   *
   * @param over run when one has ended as it should
   */
  static BodyHandler<byte[]> whole(Runnable over) {
    return info ->
        BodySubscribers.mapping(
            new Bounded(BodySubscribers.ofByteArray(), over),
            body -> decoded(body, info.headers().firstValue("Content-Encoding").orElse("")));
  }

  /**
   * Read bodies whole but those that somebody takes as they arrive.
   *
   * @param over run when one has ended
   */
  static BodyHandler<byte[]> orStreamed(BodyStreams streams, Runnable over) {
    return head ->
        streams
            .take(head)
            .<BodySubscriber<byte[]>>map(reader -> new LiveLines(reader, over))
            .orElseGet(() -> whole(over).apply(head));
  }

  /** A body that is kept whole as long as it fits; what goes on and on is no answer. */
  private static final class Bounded implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> whole;
    private final Runnable over;
    private Optional<Flow.Subscription> subscription = Optional.empty();
    private long left = BodyStreams.LARGEST;

    Bounded(BodySubscriber<byte[]> whole, Runnable over) {
      this.whole = whole;
      this.over = over;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
      return whole.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription opened) {
      subscription = Optional.of(opened);
      whole.onSubscribe(opened);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
      if (left < 0) {
        return;
      }
      left -= bytes.stream().mapToLong(ByteBuffer::remaining).sum();
      if (left >= 0) {
        whole.onNext(bytes);
      } else {
        subscription.ifPresent(Flow.Subscription::cancel);
        whole.onError(
            new IOException("the body goes on after " + (BodyStreams.LARGEST >> 20) + " MiB"));
      }
    }

    @Override
    public void onError(Throwable failure) {
      whole.onError(failure);
    }

    @Override
    public void onComplete() {
      if (left >= 0) {
        over.run();
        whole.onComplete();
      }
    }
  }

  /** What can't be decoded is left as it came. */
  private static byte[] decoded(byte[] body, String coding) {
    try {
      return switch (coding.strip().toLowerCase(Locale.ROOT)) {
        case "gzip", "x-gzip" -> all(new GZIPInputStream(new ByteArrayInputStream(body)));
        case "deflate" -> all(new InflaterInputStream(new ByteArrayInputStream(body)));
        default -> body;
      };
    } catch (IOException unreadable) {
      return body;
    }
  }

  private static byte[] all(InputStream in) throws IOException {
    try (in) {
      byte[] body = in.readNBytes(BodyStreams.LARGEST + 1);
      if (body.length > BodyStreams.LARGEST) {
        throw new IOException("larger than any answer that a person reads");
      }
      return body;
    }
  }
}
