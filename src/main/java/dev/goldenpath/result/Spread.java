package dev.goldenpath.result;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Objects;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * How long something took, over many users.
 *
 * @param what took so long, in words
 * @param histogram of microseconds, as HdrHistogram compresses it, in base64: so it can be added to
 *     another's without losing anything
 */
public record Spread(String what, String histogram) {

  public Spread {
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(histogram, "histogram");
  }

  /** Keep a histogram of microseconds. */
  public static Spread of(String what, Histogram micros) {
    ByteBuffer bytes = ByteBuffer.allocate(micros.getNeededByteBufferCapacity());
    int length = micros.encodeIntoCompressedByteBuffer(bytes);
    bytes.flip();
    byte[] compressed = new byte[length];
    bytes.get(compressed);
    return new Spread(what, Base64.getEncoder().encodeToString(compressed));
  }

  public Histogram micros() {
    try {
      return Histogram.decodeFromCompressedByteBuffer(
          ByteBuffer.wrap(Base64.getDecoder().decode(histogram)), 0);
    } catch (DataFormatException broken) {
      throw new IllegalStateException("a kept histogram can't be read", broken);
    }
  }
}
