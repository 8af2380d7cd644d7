package dev.goldenpath.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings as they arrive from shells, CI variables and clipboards. */
class AsGivenTest {
  private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2ln";

  @ParameterizedTest
  @FieldCase(
      kind = Kind.WAY_OUT,
      input = "ws-url without a path, scheme and host in capitals, an empty port, IDN, umlauts",
      now = "brought to the normal form of RFC 3986 when it is read; an empty path is /")
  @CsvSource({
    "ws://h, ws://h/",
    "ws://h:8000, ws://h:8000/",
    "ws://h:8000?v=1, ws://h:8000/?v=1",
    "WSS://Host.Example/Ws, wss://host.example/Ws",
    "ws://h:/ws, ws://h/ws",
    "wss://bücher.example/ws, wss://xn--bcher-kva.example/ws",
    "ws://h/grüße, ws://h/gr%C3%BC%C3%9Fe",
    "ws://[::1]:8000, ws://[::1]:8000/",
    "' ws://h/ws\u00A0', ws://h/ws",
  })
  void a_url_has_one_form(String written, String read) {
    Target target = local("ws-url=" + written.replace('\u00A0', ' '));

    assertThat(target.wsUrl()).isEqualTo(URI.create(read));
    assertThat(target.socketUrl("t", Optional.empty()))
        .asString()
        .startsWith(read)
        .endsWith("thread_id=t");
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.WAY_OUT,
      input = "URLs with port 0 or 99999, an underscore in the host, a user and password",
      now = "one sentence that says what is not allowed; exit 2")
  @CsvSource(
      delimiter = '|',
      value = {
        "http://h:99999|there is no port 99999; allowed: 1 to 65535",
        "http://h:0|there is no port 0; allowed: 1 to 65535",
        "http://my_service:8000|Java takes no host with an underscore in its name; use another"
            + " name for it, or its address",
        "http://ada:pw@h|a URL with a user or password in it is not used; take them out",
      })
  void a_url_that_leads_nowhere_is_refused(String written, String why) {
    assertRefused("base-url (from --set): " + why, "base-url=" + written);
  }

  @Test
  void an_api_key_in_a_query_is_not_shown() {
    assertRefused(
        "ws-url (from --set): \"ws://h/ws?…\" can't be used; allowed: a URL such as"
            + " ws://host:8000/path or wss://host/path",
        "ws-url=ws://h/ws?api_key=hunter2#x");
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.OURS,
      input = "a token behind \"Bearer \", in quotes, in JSON, with a blank or an umlaut in it",
      now = "one sentence that says what to take out, before the first scenario; exit 2")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Bearer x.y.z|the token alone is wanted; leave out \"Bearer \" before it",
        "bearer x.y.z|the token alone is wanted; leave out \"Bearer \" before it",
        "Authorization: Bearer x|the token alone is wanted; leave out \"Bearer \" before it",
        "\"x.y.z\"|the token alone is wanted, without quotes or JSON around it",
        "{\"access_token\":\"x\"}|the token alone is wanted, without quotes or JSON around it",
        "x.y z|a token is one word, and this one holds a blank",
        "x.ÿ.z|a token is of ASCII letters, and this one holds another",
        "x.\u200by|the value holds a letter that can't be seen (U+200B); take it out",
        "x.\uFFFDy|the value holds letters that could not be decoded; set LC_ALL=C.UTF-8, or give"
            + " it in a file of UTF-8 text",
      })
  void a_token_is_one_word_alone(String written, String why) {
    assertRefused("token (from --set): " + why, "auth=token", "user-id=u", "token=" + written);
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.OURS,
      input =
          "a token or secret that is wrapped over two lines, or holds a tab or a no-break space",
      now = "one sentence that names it, before the first scenario; exit 2")
  @CsvSource({
    "token, '\n', the value holds a line break; write it on one line",
    "jwt-secret, '\r\n', the value holds a line break; write it on one line",
    "password, '\n', the value holds a line break; write it on one line",
    "headers.x-api-key, '\n', the value holds a line break; write it on one line",
    "jwt-secret, '\u00A0', the value holds a letter that can't be seen (U+00A0); take it out",
    "password, '\u2028', the value holds a letter that can't be seen (U+2028); take it out",
  })
  void a_secret_stands_on_one_line(String key, String between, String why) {
    assertRefused(key + " (from --set): " + why, key + "=first" + between + "second");
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.OURS,
      input = "a byte order mark or a line break around a secret in the environment",
      now = "skipped")
  @ValueSource(strings = {"\uFEFF" + TOKEN, TOKEN + "\n", TOKEN + "\r\n", "\uFEFF" + TOKEN + "\n"})
  void what_clings_to_a_secret_is_skipped(String value) {
    Target target =
        Settings.resolve(
            "local",
            Map.of("GOLDENPATH_AUTH", "token", "GOLDENPATH_TOKEN", value),
            Map.of(),
            List.of());

    assertThat(target.authentication())
        .isEqualTo(Authentication.TokenList.of(TOKEN, Optional.empty()));
  }

  @Test
  void a_password_may_hold_blanks_and_any_letters() {
    assertThat(((Authentication.Login) local("password=Grüße an 阿达 👩‍").authentication()))
        .isNotNull();
    assertThat(((Authentication.Login) local("password=öffne dich").authentication()).password())
        .isEqualTo("öffne dich");
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.SELECTION,
      input =
          "variables that are ours but for case, underscores or letters: goldenpath_target,"
              + " GOLDENPATHTARGET, GOLDEN_PATH_BASE_URL, GOLDENPTH_PASSWORD, GOLDENPATH_BASEURL",
      now = "an error that names the one that is read; exit 2")
  @CsvSource({
    "goldenpath_target, GOLDENPATH_TARGET",
    "GOLDENPATH_target, GOLDENPATH_TARGET",
    "GoldenPath_Base_Url, GOLDENPATH_BASE_URL",
    "GOLDEN_PATH_BASE_URL, GOLDENPATH_BASE_URL",
    "GOLDENPATHTARGET, GOLDENPATH_TARGET",
    "GOLDENPATH-TARGET, GOLDENPATH_TARGET",
    "GOLDENPTH_PASSWORD, GOLDENPATH_PASSWORD",
    "goldenpath_tags, GOLDENPATH_TAGS",
    "goldenpath.headers.x-tenant, GOLDENPATH_HEADERS_NAME",
    "WEBSOCKET_TEST_USE_REAL_AGENTS, WEBSOCKET_TESTS_USE_REAL_AGENTS",
    "websocket_tests_use_real_agents, WEBSOCKET_TESTS_USE_REAL_AGENTS",
  })
  void a_variable_that_is_nearly_ours_is_refused(String variable, String meant) {
    assertThatThrownBy(
            () -> Settings.resolve("embedded", Map.of(variable, "x"), Map.of(), List.of()))
        .isInstanceOf(SettingUnusable.class)
        .hasMessage("environment " + variable + " is read by nobody; did you mean " + meant + "?");
  }

  @ParameterizedTest
  @CsvSource({
    "GOLDENPATH_BASEURL, base-url",
    "GOLDENPATH__PASSWORD, password",
    "GOLDENPATH_TARGTE, target",
    "GOLDENPATH_LIMITSRUN, limits.run",
  })
  void a_variable_with_our_prefix_and_another_key_is_refused(String variable, String meant) {
    assertThatThrownBy(
            () -> Settings.resolve("embedded", Map.of(variable, "x"), Map.of(), List.of()))
        .hasMessageContaining(
            " (from environment " + variable + "): unknown key; did you mean \"" + meant + "\"?");
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.SELECTION,
      input = "-DGoldenpath.target, -Dgoldenpath_target, -Dgoldenpath.baseurl",
      now = "an error that names the property that is read; exit 2")
  @CsvSource({
    "Goldenpath.target, -Dgoldenpath.target",
    "goldenpath_base_url, -Dgoldenpath.base-url",
    "golden.path.target, -Dgoldenpath.target",
    "GOLDENPATH_TARGET, -Dgoldenpath.target",
    "WEBSOCKET_TESTS_USE_REAL_AGENTS, WEBSOCKET_TESTS_USE_REAL_AGENTS in the environment",
  })
  void a_property_that_is_nearly_ours_is_refused(String property, String meant) {
    assertThatThrownBy(
            () -> Settings.resolve("embedded", Map.of(), Map.of(property, "x"), List.of()))
        .hasMessage("-D" + property + " is read by nobody; did you mean " + meant + "?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GOLDENPATH", "PATH", "WEBSOCKET_PORT", "GOLDEN_GATE", "TARGET"})
  void another_variable_is_left_alone(String variable) {
    assertThat(Settings.resolve("embedded", Map.of(variable, "x"), Map.of(), List.of()).name())
        .isEqualTo("embedded");
  }

  @Test
  @FieldCase(
      kind = Kind.SELECTION,
      input = "--set base-url=… (or the variable) without --target",
      now =
          "a target of its own, named after the URL, with the defaults of local and none of the"
              + " embedded target's secrets")
  void a_url_alone_is_a_target_of_its_own() {
    Target target =
        Settings.ofNoName(
            Map.of("GOLDENPATH_BASE_URL", "https://QA.example:8443/x"),
            Map.of(),
            List.of("password=open sesame"));

    assertThat(target.name()).isEqualTo("qa.example:8443");
    assertThat(target.jwtSecret()).isEmpty();
    assertThat(target.capabilitiesPresumed()).isTrue();
    assertThat(target.wsUrl()).hasToString("wss://qa.example:8443/x/ws");
    assertThatThrownBy(() -> Settings.ofNoName(Map.of(), Map.of(), List.of("base-url=http://h:1")))
        .hasMessageStartingWith("password (missing): target \"h:1\" logs its users in");
    assertThat(Settings.ofNoName(Map.of(), Map.of(), List.of()).name()).isEqualTo("embedded");
  }

  @Test
  @FieldCase(
      kind = Kind.SELECTION,
      input = "--target embedded with a base-url or a ws-url; a ws-url alone",
      now = "one sentence: leave it out, or say which target is meant; exit 2")
  void the_embedded_target_is_at_no_other_place() {
    String why =
        " (from --set): the target \"embedded\" is the backend inside this program, at an address"
            + " of its own; leave this out, or say which target is meant, such as --target local";

    for (String set : List.of("base-url=http://h:1", "ws-url=ws://h:1/ws")) {
      assertThatThrownBy(() -> Settings.resolve("embedded", Map.of(), Map.of(), List.of(set)))
          .hasMessage(set.substring(0, set.indexOf('=')) + why);
    }
    assertThatThrownBy(() -> Settings.ofNoName(Map.of(), Map.of(), List.of("ws-url=ws://h/ws")))
        .hasMessage("ws-url" + why);
    assertRefused(
        "target (from --set): this is said of a run, not of a target; give it as --target",
        "target=staging");
  }

  private static void assertRefused(String message, String... sets) {
    assertThatThrownBy(() -> local(sets)).isInstanceOf(SettingUnusable.class).hasMessage(message);
  }

  private static Target local(String... sets) {
    return Settings.resolve(
        "local", Map.of("GOLDENPATH_PASSWORD", "open sesame"), Map.of(), List.of(sets));
  }
}
