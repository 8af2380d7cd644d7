package dev.goldenpath.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * Reads bodies whole, and undoes their content coding: nobody asked for one, but a gateway may
 * compress all the same (RFC 9110 §12.5.3).
 */
final class Bodies {
  static final BodyHandler<byte[]> WHOLE =
      info ->
          BodySubscribers.mapping(
              BodySubscribers.ofByteArray(),
              body -> decoded(body, info.headers().firstValue("Content-Encoding").orElse("")));

  private Bodies() {}

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
      return in.readAllBytes();
    }
  }
}
