package dev.goldenpath.setting;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * By which forward proxy a URL is reached, as the process's surroundings say.
 *
 * <p>The JVM's properties ({@code http.proxyHost}, {@code https.proxyHost} and their ports, {@code
 * http.nonProxyHosts}) bind more than the environment, whose names are curl's: {@code http_proxy},
 * {@code https_proxy}, {@code all_proxy} and {@code no_proxy}, in small letters before capitals. A
 * socket goes as its scheme's like: {@code ws} as {@code http}, {@code wss} as {@code https}.
 *
 * <p>The loopback goes direct, as with Java and Go and other than with curl, since what a tester
 * runs on his own machine no proxy can reach; {@code -Dhttp.nonProxyHosts=} asks for it all the
 * same.
 */
public final class Proxies {
  /** No proxy for anything. */
  public static final Proxies NONE = new Proxies(Map.of(), Map.of());

  private static final String ALWAYS_DIRECT = "localhost|*.localhost|127.*|[::1]|0.0.0.0|[::]";
  private static final int HTTP_PORT = 80;

  private final Map<String, String> environment;
  private final Map<String, String> properties;

  private Proxies(Map<String, String> environment, Map<String, String> properties) {
    this.environment = Map.copyOf(environment);
    this.properties = Map.copyOf(properties);
  }

  /** Read them from an environment and system properties. */
  public static Proxies of(Map<String, String> environment, Map<String, String> properties) {
    return new Proxies(environment, properties);
  }

  /**
   * Return the proxy for a URL of scheme http, https, ws or wss; empty where it is reached
   * directly.
   *
   * @throws SettingUnusable if a proxy is named that can't be used
   */
  public Optional<Proxy> towards(URI url) {
    String scheme = requireNonNull(url, "url").getScheme().matches("https|wss") ? "https" : "http";
    return ofJvm(scheme)
        .map(proxy -> isListed(url) ? Optional.<Proxy>empty() : Optional.of(proxy))
        .orElseGet(() -> ofEnvironment(scheme, url));
  }

  private Optional<Proxy> ofJvm(String scheme) {
    String host = properties.getOrDefault(scheme + ".proxyHost", "");
    if (host.isBlank()) {
      return Optional.empty();
    }
    String port =
        properties.getOrDefault(scheme + ".proxyPort", scheme.equals("http") ? "80" : "443");
    if (!port.matches("\\d{1,5}")) {
      throw new SettingUnusable(
          scheme + ".proxyPort (system property): \"" + port + "\" is no port");
    }
    return Optional.of(
        new Proxy(
            host.strip(),
            Integer.parseInt(port),
            Optional.empty(),
            "system property " + scheme + ".proxyHost"));
  }

  private Optional<Proxy> ofEnvironment(String scheme, URI url) {
    if (matches(ALWAYS_DIRECT, url.getHost())
        || variable("no_proxy").filter(list -> new NoProxy(list.value()).names(url)).isPresent()) {
      return Optional.empty();
    }
    return variable(scheme + "_proxy").or(() -> variable("all_proxy")).map(Proxies::read);
  }

  private Optional<Given> variable(String name) {
    return Stream.of(name, name.toUpperCase(Locale.ROOT))
        .flatMap(key -> Stream.ofNullable(environment.get(key)).map(it -> given(key, it)))
        .findFirst()
        .filter(given -> !given.value().isEmpty());
  }

  private static Given given(String key, String value) {
    return new Given(key, value.strip(), "environment");
  }

  private boolean isListed(URI url) {
    return matches(properties.getOrDefault("http.nonProxyHosts", ALWAYS_DIRECT), url.getHost());
  }

  /** Java's own way: names between bars, with {@code *} for any letters. */
  private static boolean matches(String list, String host) {
    String regex =
        Arrays.stream(list.split("\\|"))
            .filter(pattern -> !pattern.isBlank())
            .map(pattern -> Pattern.quote(pattern.strip()).replace("*", "\\E.*\\Q"))
            .collect(Collectors.joining("|"));
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(host).matches();
  }

  /** Never shows the value, which may hold a password. */
  private static Proxy read(Given given) {
    URI url = parse(given);
    if (url.getHost() == null || !"http".equalsIgnoreCase(url.getScheme())) {
      throw given.refused(
          "only a proxy that is spoken to in plain HTTP can be used, such as"
              + " http://proxy.example:3128; take the variable out, or name the target in"
              + " NO_PROXY");
    }
    return new Proxy(
        url.getHost(),
        url.getPort() < 0 ? HTTP_PORT : url.getPort(),
        Optional.ofNullable(url.getUserInfo()),
        "environment " + given.key());
  }

  private static URI parse(Given given) {
    String value = given.value();
    try {
      return new URI(value.contains("://") ? value : "http://" + value);
    } catch (URISyntaxException e) {
      throw given.refused("is no proxy's URL; give one such as http://proxy.example:3128");
    }
  }

  /** Show what is set, without values. */
  @Override
  public String toString() {
    List<String> names = List.of("http_proxy", "https_proxy", "all_proxy");
    return Stream.concat(
            names.stream().flatMap(name -> variable(name).stream()).map(Given::key),
            Stream.of("http.proxyHost", "https.proxyHost").filter(properties::containsKey))
        .toList()
        .toString();
  }

  /**
   * A forward proxy.
   *
   * @param credentials user and password with a colon between, as the proxy's URL has them
   * @param source the setting that names it, in words
   */
  public record Proxy(String host, int port, Optional<String> credentials, String source) {

    /** Show where it is and who names it, not the credentials. */
    @Override
    public String toString() {
      return "proxy " + host + ":" + port + " (" + source + ")";
    }
  }
}
