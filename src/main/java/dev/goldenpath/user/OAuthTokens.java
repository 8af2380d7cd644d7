package dev.goldenpath.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goldenpath.net.Transport;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Authentication;
import dev.goldenpath.setting.Authentication.Login;
import dev.goldenpath.setting.Authentication.OAuth;
import dev.goldenpath.setting.TokenAnswer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tokens from an authorization server: a client's own (RFC 6749, section 4.4), or in the name of
 * users (section 4.3). It is not the target: the target's headers are not for it.
 */
record OAuthTokens(Transport transport, OAuth oauth, Secrets secrets, InstantSource clock)
    implements TokenSource {
  @Override
  public Access access(int number) {
    Optional<String> account = oauth.account().map(it -> it.emailOf(number));
    return new TokenEndpoint(transport, secrets, clock, request(account), asking(account, number))
        .access();
  }

  private TokenEndpoint.Asking asking(Optional<String> account, int number) {
    return new TokenEndpoint.Asking(
        account
            .map(it -> "The token request for " + it)
            .orElse("The token request of the client " + oauth.clientId().orElse("")),
        account.isPresent() ? "the user, the client or the scope" : "the client or the scope",
        TokenAnswer.OAUTH,
        account,
        oauth.userId().map(it -> Authentication.of(it, number)));
  }

  private HttpRequest request(Optional<String> account) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(oauth.tokenUrl())
            .header("Accept", "application/json")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(account)));
    if (!oauth.inBody()) {
      credentials().ifPresent(it -> request.header("Authorization", "Basic " + it));
    }
    return request.build();
  }

  private String form(Optional<String> account) {
    Map<String, String> form = new TreeMap<>(oauth.parameters());
    form.put("grant_type", account.isPresent() ? "password" : "client_credentials");
    account.ifPresent(it -> form.put("username", it));
    oauth.account().map(Login::password).ifPresent(it -> form.put("password", it));
    if (oauth.inBody() || oauth.clientSecret().isEmpty()) {
      oauth.clientId().ifPresent(it -> form.put("client_id", it));
      oauth.clientSecret().ifPresent(it -> form.put("client_secret", it));
    }
    return form.entrySet().stream()
        .map(it -> it.getKey() + "=" + encoded(it.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** Encoded before they are joined (RFC 6749, section 2.3.1). */
  private Optional<String> credentials() {
    return oauth
        .clientSecret()
        .map(secret -> encoded(oauth.clientId().orElse("")) + ":" + encoded(secret))
        .map(both -> Base64.getEncoder().encodeToString(both.getBytes(UTF_8)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
