package dev.goldenpath.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goldenpath.net.Transport;
import dev.goldenpath.secret.Jwt;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Authentication.Login;
import dev.goldenpath.setting.Authentication.OAuth;
import dev.goldenpath.setting.Target;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against an authorization server that somebody else wrote. */
class OAuthTokensTest {
  private static final MockOAuth2Server SERVER = new MockOAuth2Server();
  private static final Login ACCOUNT = new Login("qa+{n}@example.test", "a-password of&mine");

  private final Secrets secrets = new Secrets();
  private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.now());

  @BeforeAll
  static void serve() {
    SERVER.start(InetAddress.getLoopbackAddress(), 0);
    // Its first token costs the making of a key, which no request is to wait for.
    SERVER.issueToken("default", "acme", "any");
  }

  @AfterAll
  static void stop() {
    SERVER.shutdown();
  }

  private static OAuth oauth(Optional<Login> account, boolean inBody, String path) {
    return new OAuth(
        URI.create(SERVER.baseUrl() + path),
        account,
        Optional.of("acme"),
        Optional.of("client:secret of ours"),
        inBody,
        Map.of("scope", "agents run"),
        Optional.empty());
  }

  private Users users(OAuth oauth) {
    Target target =
        Target.of("test", URI.create("http://127.0.0.1:1"), URI.create("ws://127.0.0.1:1"), oauth)
            .with(it -> it.headers(Map.of("X-Api-Key", "the-target's-own")));
    return new Users(target, secrets, clock::get, new Transport(target));
  }

  private static RecordedRequest asked() {
    return SERVER.takeRequest(5, java.util.concurrent.TimeUnit.SECONDS);
  }

  @Test
  void a_client_gets_its_own_token() {
    User user = users(oauth(Optional.empty(), false, "default/token")).user("Ada", 1);
    RecordedRequest asked = asked();

    assertThat(user.id()).isEqualTo("acme");
    assertThat(Jwt.read(user.token()).orElseThrow().claims()).containsKey("iss");
    assertThat(asked.getBody().readUtf8())
        .isEqualTo("grant_type=client_credentials&scope=agents+run");
    assertThat(new String(Base64.getDecoder().decode(basic(asked))))
        .isEqualTo("acme:client%3Asecret+of+ours");
    assertThat(asked.getHeader("X-Api-Key")).isNull();
    assertThat(secrets.mask(user.token() + " client:secret of ours"))
        .isEqualTo("‹token:ada› ‹client-secret›");
  }

  private static String basic(RecordedRequest asked) {
    return String.valueOf(asked.getHeader("Authorization")).replace("Basic ", "");
  }

  @Test
  void users_get_tokens_by_their_passwords() {
    User ben = users(oauth(Optional.of(ACCOUNT), true, "default/token")).user("Ben", 2);
    RecordedRequest asked = asked();

    assertThat(ben.id()).isEqualTo("qa+2@example.test");
    assertThat(asked.getHeader("Authorization")).isNull();
    assertThat(asked.getBody().readUtf8())
        .isEqualTo(
            "client_id=acme&client_secret=client%3Asecret+of+ours&grant_type=password"
                + "&password=a-password+of%26mine&scope=agents+run"
                + "&username=qa%2B2%40example.test");
  }

  @Test
  void a_token_is_renewed_before_it_expires() {
    Users users = users(oauth(Optional.empty(), false, "default/token"));
    User first = users.user("Ada", 1);
    Instant end = Jwt.read(first.token()).orElseThrow().expiry().orElseThrow();
    asked();

    clock.set(end.minus(Duration.ofMinutes(2)));
    assertThat(users.user("Ada", 1).token()).isEqualTo(first.token());
    clock.set(end.minus(Duration.ofSeconds(55)));
    assertThat(users.user("Ada", 1).token()).isNotEqualTo(first.token());
    asked();
  }

  @Test
  void what_is_no_token_endpoint_is_told() {
    assertThatThrownBy(() -> users(oauth(Optional.empty(), false, "default/jwks")).user("Ada", 1))
        .isInstanceOf(LoginFailed.class)
        .hasMessageStartingWith(
            "The token request of the client acme at " + SERVER.baseUrl() + "default/jwks ");
    asked();
  }
}
