package dev.goldenpath.setting;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Read the text files that people write, as any editor saves them: UTF-8, or UTF-16 with a byte
 * order mark. Marks are skipped; line ends are left as they are.
 */
public final class TextFile {
  private static final char MARK = '\uFEFF';

  private TextFile() {}

  /**
   * Read a file.
   *
   * @throws IOException if it can't be read; the message is a sentence that names file and line
   */
  public static String read(Path file) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new IOException(file + " can't be read: " + Reason.of(unreadable), unreadable);
    }
    return decode(file.toString(), bytes);
  }

  /**
   * Decode the bytes of a file.
   *
   * @param name of the file, for the message
   * @throws IOException if it is no text; the message is a sentence that names file and line
   */
  public static String decode(String name, byte[] bytes) throws IOException {
    Charset charset = charset(bytes);
    CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      throw undecodable(name, text, "is not " + charset);
    }
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      throw undecodable(name, text.substring(0, nul), "holds a NUL");
    }
    return withoutMark(text);
  }

  /** Return a text without the byte order marks at its head. */
  static String withoutMark(String text) {
    int from = 0;
    while (from < text.length() && text.charAt(from) == MARK) {
      from++;
    }
    return text.substring(from);
  }

  private static Charset charset(byte[] bytes) {
    int head = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
    return switch (head) {
      case 0xFEFF -> UTF_16BE;
      case 0xFFFE -> UTF_16LE;
      default -> UTF_8;
    };
  }

  private static IOException undecodable(String name, String before, String what) {
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    return new IOException(
        name + " can't be read as text: line " + line + " " + what + "; save the file as UTF-8");
  }
}
