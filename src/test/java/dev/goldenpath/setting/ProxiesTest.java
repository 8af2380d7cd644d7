package dev.goldenpath.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
  private static final String NONE = "none";

  /** Return the proxy's host and port; settings are written {@code NAME=value NAME=value}. */
  private static String proxy(String environment, String properties, String url) {
    return Proxies.of(map(environment), map(properties))
        .towards(URI.create(url))
        .map(proxy -> proxy.host() + ":" + proxy.port())
        .orElse(NONE);
  }

  private static Map<String, String> map(String settings) {
    Map<String, String> map = new HashMap<>();
    for (String setting : settings.split(" ")) {
      int equals = setting.indexOf('=');
      if (equals > 0) {
        map.put(setting.substring(0, equals), setting.substring(equals + 1));
      }
    }
    return map;
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input = "HTTP_PROXY, HTTPS_PROXY or ALL_PROXY, in capitals or small letters",
      now = "every call and every socket goes by that proxy; ws:// as http://, wss:// as https://")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP_PROXY=http://p:3128|http://t.test/|p:3128",
        "http_proxy=http://p:3128|ws://t.test/ws|p:3128",
        "http_proxy=http://p:3128 HTTP_PROXY=http://q:1|http://t.test/|p:3128",
        "http_proxy= HTTP_PROXY=http://q:1|http://t.test/|none",
        "HTTP_PROXY=http://p:3128|https://t.test/|none",
        "HTTPS_PROXY=http://p:3128|https://t.test/|p:3128",
        "https_proxy=http://p:3128|wss://t.test/ws|p:3128",
        "ALL_PROXY=p:3128|wss://t.test/ws|p:3128",
        "HTTP_PROXY=http://user:pw@p|http://t.test/|p:80",
      })
  void the_environment_names_a_proxy(String environment, String url, String proxy) {
    assertThat(proxy(environment, "", url)).isEqualTo(proxy);
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input = "NO_PROXY with names, suffixes, ports, addresses, ranges, *",
      now = "what it names is reached directly, everything else by the proxy")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "t.test|http://t.test:8000/|none",
        "t.test|http://a.t.test/|none",
        ".t.test|http://t.test/|none",
        "*.t.test|http://a.t.test/|none",
        "t.test|http://not.test/|p:1",
        "t.test|http://xt.test/|p:1",
        "t.test:8000|http://t.test:8000/|none",
        "t.test:8000|http://a.t.test:8000/|none",
        "t.test:8000|http://t.test:9000/|p:1",
        "t.test:80|http://t.test/|none",
        "a.test,T.Test|http://t.TEST/|none",
        "10.0.0.0/8|http://10.20.30.40/|none",
        "10.0.0.0/8|http://11.0.0.1/|p:1",
        "10.1.2.3|http://10.1.2.3/|none",
        "fe80::/10|http://[fe80::1]:8000/|none",
        "[fe80::1]:8000|http://[fe80::1]:8000/|none",
        "10.0.0.0/99|http://10.0.0.1/|p:1",
        "*|http://t.test/|none",
      })
  void no_proxy_leaves_hosts_out(String list, String url, String proxy) {
    assertThat(proxy("HTTP_PROXY=http://p:1 NO_PROXY=" + list, "", url)).isEqualTo(proxy);
    assertThat(proxy("HTTP_PROXY=http://p:1 no_proxy=" + list, "", url)).isEqualTo(proxy);
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input = "a proxy's variable is set, and the backend runs on this machine",
      now =
          "the loopback is reached directly; -Dhttp.nonProxyHosts= beside -Dhttp.proxyHost asks"
              + " for the proxy there too")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8000/",
        "ws://127.0.0.1:8000/ws",
        "http://[::1]:8000/",
        "http://api.localhost/"
      })
  void the_loopback_is_reached_directly(String url) {
    assertThat(proxy("HTTP_PROXY=http://p:1", "", url)).isEqualTo(NONE);
    assertThat(proxy("", "http.proxyHost=p http.proxyPort=1", url)).isEqualTo(NONE);
    assertThat(proxy("", "http.proxyHost=p http.proxyPort=1 http.nonProxyHosts=", url))
        .isEqualTo("p:1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http.proxyHost=p|http://t.test/|p:80",
        "https.proxyHost=p|wss://t.test/|p:443",
        "http.proxyHost=p http.proxyPort=8|ws://t.test/|p:8",
        "http.proxyHost=p http.nonProxyHosts=*.test|http://t.test/|none",
        "http.proxyHost=p http.nonProxyHosts=a.*|http://t.test/|p:80",
      })
  void the_jvms_properties_name_a_proxy(String properties, String url, String proxy) {
    assertThat(proxy("HTTP_PROXY=http://q:2 HTTPS_PROXY=http://q:2", properties, url))
        .isEqualTo(proxy);
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input = "a proxy that is spoken to over SOCKS or TLS, or that is no URL",
      now = "exit 2 before anything runs: which variable, and what can be used")
  @ParameterizedTest
  @ValueSource(strings = {"socks5://p:1080", "https://p:443", "http://", "http://us er:pw@p:1"})
  void a_proxy_that_cant_be_used_is_told_without_its_value(String value) {
    assertThatExceptionOfType(SettingUnusable.class)
        .isThrownBy(
            () ->
                Settings.resolve(
                    "local",
                    Map.of("HTTP_PROXY", value),
                    Map.of(),
                    List.of("base-url=http://t.test", "password=x")))
        .withMessageStartingWith("HTTP_PROXY (from environment): ")
        .withMessageNotContaining(":pw@");
  }

  @Test
  void a_proxy_that_is_not_needed_is_not_read() {
    assertThat(Settings.resolve("embedded", Map.of("ALL_PROXY", "socks5://p"), Map.of(), List.of()))
        .isNotNull();
  }

  @Test
  void a_proxys_password_is_not_shown() {
    Proxies proxies = Proxies.of(map("HTTP_PROXY=http://user:pw@p:1"), Map.of());

    assertThat(proxies.towards(URI.create("http://t.test")).orElseThrow())
        .hasToString("proxy p:1 (environment HTTP_PROXY)");
    assertThat(proxies).hasToString("[HTTP_PROXY]");
  }
}
