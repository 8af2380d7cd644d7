package dev.goldenpath.secret;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.secret.Needles.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;

/** A signed token that can be read (RFC 7519), its signature not looked at. */
public record Jwt(ObjectNode header, ObjectNode payload, String signature) {
  public static final String PLACEHOLDER = "‹jwt›";

  private static final int LONGEST_HEADER = 4096;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  public static Optional<Jwt> read(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    Optional<ObjectNode> payload = object(parts[1]);
    return object(parts[0])
        .filter(header -> header.path("alg").isTextual() && payload.isPresent())
        .map(header -> new Jwt(header, payload.orElseThrow(), parts[2]));
  }

  public Optional<String> subject() {
    return Optional.of(payload.path("sub")).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  public Optional<Instant> expiry() {
    return Optional.of(payload.path("exp"))
        .filter(it -> it.isNumber() && it.canConvertToLong())
        .map(it -> Instant.ofEpochSecond(Math.min(it.longValue(), 253_402_300_799L)));
  }

  public String algorithm() {
    return header.path("alg").textValue();
  }

  public static String encode(JsonNode part) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(part.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<ObjectNode> object(String part) {
    try {
      return JSON.readTree(Base64.getUrlDecoder().decode(part)) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (IOException | IllegalArgumentException noJson) {
      return Optional.empty();
    }
  }

  /** Find every JWT in a text; its header is decoded, so that mere look-alikes are let by. */
  public static void in(DecodedText view, Consumer<Span> found) {
    String text = view.text();
    int runEnd = 0;
    for (int i = text.indexOf('e'); i >= 0; i = text.indexOf('e', i + 1)) {
      // An object's opening brace and a quote or a space encode as "ey", with a line's end as "ew".
      if (!text.startsWith("y", i + 1) && !text.startsWith("w", i + 1)) {
        continue;
      }
      runEnd = i < runEnd ? runEnd : runEnd(text, i);
      int end = end(text, runEnd);
      if (end > 0 && runEnd - i <= LONGEST_HEADER && isHeader(text.substring(i, runEnd))) {
        found.accept(view.span(i, end, PLACEHOLDER, true));
      }
    }
  }

  private static boolean isHeader(String part) {
    return object(part).filter(it -> it.path("alg").isTextual()).isPresent();
  }

  /** The end of a token whose header ends here, or -1 where no two dots follow. */
  private static int end(String text, int headerEnd) {
    int end = headerEnd;
    int dots = 0;
    while (end < text.length() && text.charAt(end) == '.' && dots < 4) {
      end = runEnd(text, end + 1);
      dots++;
    }
    return dots >= 2 ? end : -1;
  }

  private static int runEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isBase64Url(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isBase64Url(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }
}
