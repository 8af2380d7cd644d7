package dev.goldenpath.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import dev.goldenpath.setting.Authentication;
import dev.goldenpath.setting.Target;
import dev.goldenpath.user.Signature;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static final String TOKEN = jwt("ada");
  private static final String PASSWORD = "pa/ss wörd&\"1";

  private final Secrets secrets = new Secrets();

  SecretsTest() {
    secrets.token("Ada", TOKEN);
    secrets.password("login", PASSWORD);
  }

  private static String jwt(String subject) {
    return Signature.sign(
        Signature.header(JWSAlgorithm.HS256),
        "{\"sub\":\"" + subject + "\"}",
        "secret".getBytes(UTF_8));
  }

  private static String json(String text) {
    try {
      return new ObjectMapper().writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private void hidden(String text, String secret, String placeholder) {
    assertThat(secrets.mask(text)).contains(placeholder).doesNotContain(secret);
    assertThat(secrets.find(text)).contains(placeholder);
  }

  @Test
  void what_a_cut_has_left_of_a_secret_is_masked_too() {
    String half = TOKEN.substring(0, 40);
    String another = jwt("somebody whom nobody knows").substring(0, 50);

    assertThat(secrets.mask("Bearer " + half + "… (400 characters)"))
        .isEqualTo("Bearer ‹token:ada›… (400 characters)");
    assertThat(secrets.mask("\"" + another + "…\", then " + half.substring(0, 12) + "…"))
        .isEqualTo("\"‹jwt›…\", then ‹token:ada›…");
    assertThat(secrets.mask("password=" + PASSWORD.substring(0, 9) + "…"))
        .isEqualTo("password=‹password:login›…");
    assertThat(secrets.mask("no secret…, eyJ no token…")).isEqualTo("no secret…, eyJ no token…");
  }

  @Test
  void a_plain_token_is_masked_by_its_owners_name() {
    assertThat(secrets.mask("Authorization: Bearer " + TOKEN + "!"))
        .isEqualTo("Authorization: Bearer ‹token:ada›!");
    assertThat(secrets.find("Bearer " + TOKEN)).contains("‹token:ada›");
  }

  @Test
  void the_subprotocol_form_is_masked_whole() {
    String form = Base64.getUrlEncoder().withoutPadding().encodeToString(TOKEN.getBytes(UTF_8));

    assertThat(secrets.mask("jwt-auth, jwt." + form)).isEqualTo("jwt-auth, jwt.‹token:ada›");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "xy", "xyz", "ada@example.test:"})
  void base64_amid_other_bytes_is_found_at_every_alignment(String before) {
    for (String secret : new String[] {TOKEN, PASSWORD}) {
      byte[] bytes = (before + secret + "~~?>").getBytes(UTF_8);
      for (Base64.Encoder encoder :
          new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder()}) {
        String text = encoder.encodeToString(bytes);
        assertThat(secrets.find(text)).isPresent();
        assertThat(
                new String(Base64.getDecoder().decode(keepBase64(secrets.mask(text))), ISO_8859_1))
            .doesNotContain(secret.substring(2, secret.length() - 2));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void base64_in_lines_is_found_and_masked_as_a_whole(String lineBreak) {
    byte[] bytes = ("user " + TOKEN).getBytes(UTF_8);
    String text = Base64.getMimeEncoder(76, lineBreak.getBytes(UTF_8)).encodeToString(bytes);
    assertThat(text).contains(lineBreak);

    for (String delivered : new String[] {"<" + text + ">", json("<" + text + ">")}) {
      assertThat(secrets.find(delivered)).contains("‹token:ada›");
      assertThat(secrets.mask(delivered)).matches("\"?<.{0,8}‹token:ada›.{0,4}>\"?");
    }
  }

  private static String keepBase64(String masked) {
    String letters = masked.replaceAll("‹.*›", "").replaceAll("[^A-Za-z0-9+/]", "");
    return letters.substring(0, letters.length() / 4 * 4);
  }

  @Test
  void url_encoding_hides_nothing() {
    hidden("?t=" + URLEncoder.encode(TOKEN, UTF_8) + "&x", TOKEN, "‹token:ada›");
    hidden(
        "?t=" + TOKEN.replace(".", "%2e") + "&x",
        TOKEN.substring(TOKEN.length() - 20),
        "‹token:ada›");
    hidden("?p=" + URLEncoder.encode(PASSWORD, UTF_8) + "&x", "w%C3%B6rd", "‹password:login›");
    hidden(
        "?p=" + URLEncoder.encode(PASSWORD, UTF_8).replace("+", "%20"),
        "rd%26",
        "‹password:login›");
  }

  @Test
  void json_escapes_hide_nothing() {
    String escaped = "{\"a\": \"" + TOKEN.replace(".", "\\u002e") + "\"}";
    hidden(escaped, TOKEN.substring(TOKEN.length() - 20), "‹token:ada›");
    assertThat(secrets.mask(escaped)).isEqualTo("{\"a\": \"‹token:ada›\"}");
    hidden(json(escaped), TOKEN.substring(TOKEN.length() - 20), "‹token:ada›");
    hidden("{\"a\": \"pa\\/ss w\\u00f6rd&\\\"1\"}", "rd&", "‹password:login›");
    hidden(json(json(PASSWORD)), "rd&", "‹password:login›");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pa/ss wörd&amp;&quot;1",
        "pa&sol;ss w&#246;rd&#38;&#x22;1",
        "pa&#x2F;ss w&#xF6;rd&#x26;&#34;1"
      })
  void html_hides_nothing(String escaped) {
    hidden("<td>" + escaped + "</td>", "rd&", "‹password:login›");
    hidden("<td>" + escaped + "</td>", "rd&", "‹password:login›");
  }

  @Test
  void the_escapes_of_other_languages_hide_nothing() {
    hidden("pa\\x2fss w\\xf6rd\\x26\\x221", "x26", "‹password:login›");
    hidden("'pa/ss w\\u{f6}rd&\\\"1'", "f6", "‹password:login›");
    secrets.password("clown", "🤡 of the circus");
    hidden("\\ud83e\\uDD21 of the circus", "circus", "‹password:clown›");
    hidden("%F0%9f%A4%A1+of+the+circus", "circus", "‹password:clown›");
    hidden("&#129313; of the circus", "circus", "‹password:clown›");
  }

  @Test
  void bytes_in_hexadecimal_digits_hide_nothing() {
    HexFormat hex = HexFormat.of();
    String digits = hex.formatHex(("?" + TOKEN).getBytes(UTF_8));

    hidden("(" + digits + ")", digits.substring(40), "‹token:ada›");
    hidden(json(digits.toUpperCase(Locale.ROOT)), digits.substring(40), "‹token:ada›");
    assertThat(secrets.mask("<" + hex.formatHex(PASSWORD.getBytes(UTF_8)) + ">"))
        .isEqualTo("<‹password:login›>");
  }

  @Test
  @FieldCase(
      kind = Kind.DELIVERED,
      input = "a token in a URL in HTML in JSON in base64",
      now = "found and masked")
  void an_encoding_within_another_hides_nothing() {
    String link = "?t=" + URLEncoder.encode(TOKEN.replace(".", "%2E"), UTF_8);
    String page = "<a href='" + link.replace("?", "&quest;").replace("%", "&#37;") + "'>";
    String base64 = Base64.getEncoder().encodeToString(json("x " + link).getBytes(UTF_8));

    hidden(json(page), TOKEN.substring(TOKEN.length() - 20), "‹token:ada›");
    assertThat(secrets.find(base64)).contains("‹token:ada›");
    assertThat(secrets.find("{\"data\":\"" + base64 + "\"}")).contains("‹token:ada›");
  }

  @Test
  void the_line_break_after_a_secret_stays() {
    String long64 = "A1b2".repeat(16);
    secrets.token("Ben", long64);

    assertThat(secrets.mask(long64 + "\nnext\r\n" + TOKEN + "\r\nlast"))
        .isEqualTo("‹token:ben›\nnext\r\n‹token:ada›\r\nlast");
    String unknown = jwt("someone whose name is long enough for a second line of base64 letters");
    assertThat(secrets.mask(unknown + long64 + "\nnext")).isEqualTo("‹jwt›\nnext");
  }

  @Test
  void another_jwt_is_found_by_its_header() {
    String other = jwt("someone");
    String spaced =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{ \"alg\": \"none\" }".getBytes(UTF_8));

    assertThat(secrets.mask("(" + other + ")")).isEqualTo("(‹jwt›)");
    assertThat(secrets.find("x" + spaced + "..")).contains("‹jwt›");
    assertThat(secrets.mask("key" + other.replace(".", "\\u002e"))).isEqualTo("key‹jwt›");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "they.were.here",
        "eyJhbGciOiJIUzI1NiJ9",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0",
        "eyJub3RoaW5nIjoxfQ.eyJzdWIiOiJhIn0.c2ln",
        "key.value.monkey.money",
        "",
        "e",
        "ey",
        "\\u00",
        "100%",
        "\\"
      })
  void what_only_looks_like_a_secret_is_let_by(String text) {
    assertThat(secrets.mask(text)).isEqualTo(text);
    assertThat(secrets.find(text)).isEmpty();
  }

  @Test
  void passwords_leak_from_eight_letters_on_and_are_masked_from_six() {
    secrets.password("short", "sieben7");
    secrets.password("tiny", "fünf5");

    assertThat(secrets.find("it is sieben7")).isEmpty();
    assertThat(secrets.mask("it is sieben7")).isEqualTo("it is ‹password:short›");
    assertThat(secrets.mask("it is fünf5")).isEqualTo("it is fünf5");
  }

  @Test
  void what_is_only_masked_is_no_leak() {
    secrets.masked("jwt-secret", "a long signing secret");

    assertThat(secrets.mask("with a long signing secret")).isEqualTo("with ‹jwt-secret›");
    assertThat(secrets.find("with a long signing secret")).isEmpty();
  }

  @Test
  void the_last_label_of_a_token_counts() {
    secrets.token("Ben", TOKEN);

    assertThat(secrets.mask(TOKEN)).isEqualTo("‹token:ben›");
  }

  @Test
  void a_placeholder_read_back_is_a_leak_again() {
    Secrets none = new Secrets();

    assertThat(none.find("{\"echo\": \"‹token:ada›\"}")).contains("‹token:ada›");
    assertThat(none.find("{\"echo\": \"‹jwt-secret›\"}")).isEmpty();
    assertThat(secrets.mask(secrets.mask(TOKEN))).isEqualTo("‹token:ada›");
  }

  @Test
  void the_settings_secrets_are_known() {
    Target target =
        Target.of(
                "t",
                URI.create("http://h"),
                URI.create("ws://h/ws"),
                Authentication.TokenList.of("opaque-token", Optional.of("u")))
            .with(
                it ->
                    it.jwtSecret(Optional.of("signing-secret"))
                        .headers(Map.of("X-Api-Key", "api-key-1", "X-Stage", "staging")));
    secrets.addAll(target);

    assertThat(secrets.mask("opaque-token signing-secret api-key-1 staging"))
        .isEqualTo("‹token:given› ‹jwt-secret› ‹header:x-api-key› staging");
  }

  @Test
  @FieldCase(
      kind = Kind.HARMLESS,
      input = "a key in the query of ws-url: wss://host/ws?api_key=…&v=2",
      now = "masked wherever the URL is shown, in errors of our own too")
  void keys_in_a_sockets_url_are_known() {
    secrets.addAll(
        Target.of(
            "t",
            URI.create("http://h"),
            URI.create("ws://h/ws?api_key=k%2Fey-1234&v=2&s=0123456789abcdef"),
            Authentication.TokenList.of("opaque-token", Optional.of("u"))));

    assertThat(secrets.mask("GET /ws?api_key=k%2Fey-1234&v=2&s=0123456789abcdef, k/ey-1234"))
        .isEqualTo("GET /ws?api_key=‹ws-url:api_key›&v=2&s=‹ws-url:s›, ‹ws-url:api_key›");
  }

  @Test
  void keys_in_a_token_endpoints_url_are_known() {
    URI url = URI.create("https://idp/token?subscription-key=1234567890");
    secrets.addAll(
        Target.of(
            "t",
            URI.create("http://h"),
            URI.create("ws://h/ws"),
            new Authentication.OAuth(
                url,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Map.of(),
                Optional.empty())));

    assertThat(secrets.mask("POST " + url))
        .isEqualTo("POST https://idp/token?subscription-key=‹token-url:subscription-key›");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer %s", "%s", "session=%s; Path=/", "Basic %s=="})
  void what_stands_behind_a_scheme_or_a_cookies_name_is_known(String value) {
    String key = "0123456789abcdefXY";
    secrets.addAll(
        Target.of(
                "t",
                URI.create("http://h"),
                URI.create("ws://h/ws"),
                Authentication.TokenList.of("opaque-token", Optional.of("u")))
            .with(it -> it.headers(Map.of("X-Auth", value.formatted(key)))));

    assertThat(secrets.mask("you sent (" + key + ")")).isEqualTo("you sent (‹header:x-auth›)");
  }

  @Test
  void many_logins_are_made_known_in_a_moment() {
    long start = System.nanoTime();
    for (int i = 0; i < 3_000; i++) {
      secrets.token("user-" + i, jwt("user-" + i));
      assertThat(secrets.mask("‹… " + i)).isEqualTo("‹… " + i);
    }
    // A loose bound: it catches work that grows with every login, not a slow machine.
    assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
  }

  @Test
  void a_text_that_is_made_to_hurt_is_searched_in_a_moment() {
    for (String part :
        List.of("ey", "ey.", "eyJ9.", "%41", "\\u0041", "&#65;", "41", "A", "x\n", "…")) {
      String text = part.repeat((1 << 18) / part.length());
      assertTimeoutPreemptively(Duration.ofSeconds(10), () -> secrets.mask(text), part);
    }
  }

  @Test
  void thousands_of_frames_and_tokens_are_searched_in_a_moment() {
    for (int i = 0; i < 300; i++) {
      secrets.token("user-" + i, jwt("user-" + i));
    }
    String frame =
        json("{\"type\": \"agent_thinking\", \"text\": \"they key way " + "x".repeat(300));
    long start = System.nanoTime();
    for (int i = 0; i < 5_000; i++) {
      assertThat(secrets.find(frame).isEmpty()).isTrue();
    }
    // A loose bound: it catches a search that is quadratic, not a slow machine.
    assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
  }
}
