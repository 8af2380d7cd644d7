package dev.goldenpath.secret;

import com.nimbusds.jose.Header;
import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.util.Base64URL;
import dev.goldenpath.secret.Needles.TextSpan;
import java.text.ParseException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A signed token that can be read (RFC 7519), its signature not looked at. */
public record Jwt(Header header, Map<String, Object> claims, String signature) {
  static final String PLACEHOLDER = "‹jwt›";

  private static final long LAST_SECOND = 253_402_300_799L;

  private static final int LONGEST_HEADER = 4096;

  /** Three parts, or the five of an encrypted one (RFC 7516); the rest may begin a token too. */
  private static final Pattern PARTS =
      Pattern.compile("(?<![\\w-])[\\w-]{2,}+(?=(\\.[\\w-]*+\\.[\\w-]*+(?:\\.[\\w-]*+){0,2}))");

  /** A brace and a quote or a space encode as "ey", with a line's end as "ew". */
  private static final Pattern START = Pattern.compile("e[yw]");

  public static Optional<Jwt> read(String token) {
    try {
      Base64URL[] parts = JOSEObject.split(token);
      Map<String, Object> claims = new Payload(parts[1]).toJSONObject();
      return parts.length == 3 && claims != null
          ? Optional.of(new Jwt(Header.parse(parts[0]), claims, parts[2].toString()))
          : Optional.empty();
    } catch (ParseException noJwt) {
      return Optional.empty();
    }
  }

  public Optional<String> subject() {
    return claims.get("sub") instanceof String subject ? Optional.of(subject) : Optional.empty();
  }

  public Optional<Instant> expiry() {
    return time("exp");
  }

  /** Return the time from which on it holds, where it tells one. */
  public Optional<Instant> notBefore() {
    return time("nbf");
  }

  private Optional<Instant> time(String claim) {
    return claims.get(claim) instanceof Number seconds
        ? Optional.of(
            Instant.ofEpochSecond(
                Math.max(-LAST_SECOND, Math.min(seconds.longValue(), LAST_SECOND))))
        : Optional.empty();
  }

  public String algorithm() {
    return header.getAlgorithm().getName();
  }

  /** Find every JWT in a text; its header is decoded, so that mere look-alikes are let by. */
  static void in(DecodedText view, Consumer<TextSpan> found) {
    String text = view.text();
    if (!text.contains("ey") && !text.contains("ew")) {
      return;
    }
    Matcher parts = PARTS.matcher(text);
    Matcher start = START.matcher(text);
    while (parts.find()) {
      start.region(Math.max(parts.start(), parts.end() - LONGEST_HEADER), parts.end());
      while (start.find()) {
        if (isHeader(text.substring(start.start(), parts.end()))) {
          found.accept(view.span(start.start(), parts.end(1), PLACEHOLDER, true));
        }
      }
    }
  }

  private static boolean isHeader(String part) {
    try {
      Base64URL header = new Base64URL(part);
      return header.decodeToString().stripTrailing().endsWith("}") && Header.parse(header) != null;
    } catch (ParseException | IllegalArgumentException lookAlike) {
      return false;
    }
  }
}
