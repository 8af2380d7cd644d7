package dev.goldenpath.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** A stream that masks secrets line by line. */
final class MaskedStream extends OutputStream {
  /** From this size on a line is passed on in pieces; what comes last is kept back. */
  private static final int LONG_LINE = 1 << 20;

  private static final int KEPT_BACK = 1 << 16;

  private final OutputStream out;
  private final Secrets secrets;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  MaskedStream(OutputStream out, Secrets secrets) {
    this.out = out;
    this.secrets = secrets;
  }

  @Override
  public synchronized void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n') {
        line.write(bytes, from, i + 1 - from);
        passOn(true);
        from = i + 1;
      }
    }
    line.write(bytes, from, offset + length - from);
    if (line.size() >= LONG_LINE) {
      passOn(false);
    }
  }

  /** Pass on what is complete; an unfinished line is kept, since a secret may be cut at its end. */
  @Override
  public synchronized void flush() throws IOException {
    out.flush();
  }

  @Override
  public synchronized void close() throws IOException {
    try (out) {
      passOn(true);
    }
  }

  /** Pass on the line, or all of it but its end, not cutting through a secret or a letter. */
  private void passOn(boolean whole) throws IOException {
    byte[] bytes = line.toByteArray();
    Charset charset = charset(bytes);
    String text = new String(bytes, charset);
    int cut = text.length();
    if (!whole) {
      cut = secrets.safeCut(text, Math.max(0, cut - KEPT_BACK));
      cut = cut > 0 && Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut;
    }
    out.write(secrets.mask(text.substring(0, cut)).getBytes(charset));
    line.reset();
    line.writeBytes(text.substring(cut).getBytes(charset));
  }

  /** What is no UTF-8 goes through byte by byte, unharmed. */
  private static Charset charset(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return UTF_8;
    } catch (CharacterCodingException e) {
      return ISO_8859_1;
    }
  }
}
