package dev.goldenpath.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.function.UnaryOperator;

/**
 * A stream of text whose secrets are masked, also those that are split over several writes.
 *
 * <p>Whole lines are passed on. An unfinished one is kept until its end or the stream's, since a
 * secret may be cut at its end; but one that is drawn over (by a carriage return) ends where it is
 * flushed. What is left is passed on by {@code close}, which leaves the other stream open.
 */
public final class MaskedStream extends OutputStream {
  private final PrintStream out;
  private final UnaryOperator<String> mask;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private MaskedStream(PrintStream out, UnaryOperator<String> mask) {
    this.out = out;
    this.mask = mask;
  }

  /** Return a stream that prints to another, which keeps its own charset, without the secrets. */
  public static PrintStream over(PrintStream out, UnaryOperator<String> mask) {
    return new PrintStream(
        new MaskedStream(requireNonNull(out, "out"), requireNonNull(mask, "mask")), true, UTF_8);
  }

  @Override
  public synchronized void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    int from = offset;
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n') {
        line.write(bytes, from, i + 1 - from);
        passOn();
        from = i + 1;
      }
    }
    line.write(bytes, from, offset + length - from);
  }

  @Override
  public synchronized void flush() {
    if (line.size() > 0 && line.toByteArray()[0] == '\r') {
      passOn();
    }
    out.flush();
  }

  @Override
  public synchronized void close() {
    passOn();
    out.flush();
  }

  /** What is no UTF-8 goes through byte by byte, unharmed. */
  private void passOn() {
    byte[] bytes = line.toByteArray();
    line.reset();
    try {
      out.print(mask.apply(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()));
    } catch (CharacterCodingException e) {
      byte[] masked = mask.apply(new String(bytes, ISO_8859_1)).getBytes(ISO_8859_1);
      out.write(masked, 0, masked.length);
    }
  }
}
