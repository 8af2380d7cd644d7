package dev.goldenpath.setting;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * From the text of a URL setting to its normal form (RFC 3986, section 6.2): scheme and host in
 * small ASCII letters, no empty port, all else percent-encoded.
 */
final class UrlReader {
  private static final int LAST_PORT = 65_535;

  private final Given given;
  private final String[] schemes;

  private UrlReader(Given given, String... schemes) {
    this.given = given;
    this.schemes = schemes.clone();
  }

  /** Read where HTTP requests go; paths are appended to it. */
  static URI base(Given given) {
    UrlReader reader = new UrlReader(given, "http", "https");
    URI url = reader.read();
    if (url.getRawQuery() != null) {
      throw given.unusable(reader.allowed());
    }
    return reader.normal(url, url.getRawPath());
  }

  /** Read where tokens are asked for. */
  static URI endpoint(Given given) {
    UrlReader reader = new UrlReader(given, "http", "https");
    URI url = reader.read().normalize();
    return reader.normal(url, url.getRawPath());
  }

  /**
   * Read where sockets are opened, with placeholders; an empty path is {@code /} (RFC 9112, section
   * 3.2.1).
   */
  static URI socket(Given given) {
    List<String> unknown =
        RequestShape.PLACEHOLDER
            .matcher(given.value())
            .results()
            .map(found -> found.group(1))
            .filter(name -> !SocketUrl.PLACEHOLDERS.contains(name))
            .toList();
    if (!unknown.isEmpty()) {
      throw given.unusable(
          "{thread_id} and {token} in it" + Nearest.hint(unknown.get(0), SocketUrl.PLACEHOLDERS));
    }
    UrlReader reader =
        new UrlReader(
            new Given(given.key(), SocketUrl.encoded(given.value()), given.source()), "ws", "wss");
    URI url = reader.read();
    return reader.normal(url, url.getRawPath().isEmpty() ? "/" : url.getRawPath());
  }

  private URI read() {
    URI url = parse(given.value());
    if (url.getHost() == null && url.getRawAuthority() != null) {
      url = parse(given.value().replace(url.getRawAuthority(), ascii(url.getRawAuthority())));
    }
    if (url.getRawUserInfo() != null) {
      throw given.refused("a URL with a user or password in it is not used; take them out");
    }
    if (url.getHost() == null && String.valueOf(url.getRawAuthority()).contains("_")) {
      throw given.refused(
          "Java takes no host with an underscore in its name; use another name for it, or its"
              + " address");
    }
    if (url.getHost() == null
        || !Arrays.asList(schemes).contains(url.getScheme().toLowerCase(Locale.ROOT))
        || url.getRawFragment() != null) {
      throw given.unusable(allowed());
    }
    if (url.getPort() > LAST_PORT || (url.getPort() == 0 && !given.isBuiltIn())) {
      throw given.refused("there is no port " + url.getPort() + "; allowed: 1 to " + LAST_PORT);
    }
    return url;
  }

  private URI parse(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw given.unusable(allowed());
    }
  }

  private static String ascii(String authority) {
    try {
      return IDN.toASCII(authority);
    } catch (IllegalArgumentException noHost) {
      return authority;
    }
  }

  private URI normal(URI url, String path) {
    return URI.create(
        URI.create(
                url.getScheme().toLowerCase(Locale.ROOT)
                    + "://"
                    + url.getHost().toLowerCase(Locale.ROOT)
                    + (url.getPort() < 0 ? "" : ":" + url.getPort())
                    + path
                    + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()))
            .toASCIIString());
  }

  private String allowed() {
    return "a URL such as " + schemes[0] + "://host:8000/path or " + schemes[1] + "://host/path";
  }
}
