package dev.goldenpath.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goldenpath.setting.TextFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a feature file, which may say itself how it is encoded. */
final class FeatureSource {
  private static final Pattern ENCODING =
      Pattern.compile("\\A(?:\\h*#.*\\R)*?\\h*#\\h*encoding\\h*[:=]\\h*([\\w-]+)");

  private FeatureSource() {}

  /** Return the text, whatever it is encoded in. */
  static String decode(String name, byte[] bytes) throws IOException {
    Optional<Charset> said = said(bytes);
    return said.isPresent() ? new String(bytes, said.get()) : TextFile.decode(name, bytes);
  }

  /** Return it in UTF-8; one that names its encoding is for Gherkin to decode. */
  static byte[] forGherkin(String name, byte[] bytes) throws IOException {
    return said(bytes).isPresent() ? bytes : TextFile.decode(name, bytes).getBytes(UTF_8);
  }

  /** Return the encoding that a comment at its head names: {@code # encoding: iso-8859-1}. */
  private static Optional<Charset> said(byte[] bytes) {
    Matcher comment = ENCODING.matcher(new String(bytes, ISO_8859_1));
    return comment.find() && Charset.isSupported(comment.group(1))
        ? Optional.of(Charset.forName(comment.group(1)))
        : Optional.empty();
  }
}
