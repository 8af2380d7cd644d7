package dev.goldenpath.user;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.goldenpath.net.Transport;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Authentication.Login;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;

/** Tokens from the target's login. */
record LoginTokens(Transport transport, Login login, Secrets secrets, InstantSource clock)
    implements TokenSource {
  @Override
  public Access access(int number) {
    String email = login.emailOf(number);
    HttpRequest request =
        transport
            .request(transport.target().loginUrl())
            .header(
                "Content-Type",
                login.isForm() ? "application/x-www-form-urlencoded" : "application/json")
            .POST(BodyPublishers.ofString(body(email)))
            .build();
    return new TokenEndpoint(
            transport,
            secrets,
            clock,
            request,
            new TokenEndpoint.Asking(
                "The login of " + email,
                "the e-mail address or its password",
                login.answer(),
                Optional.of(email),
                Optional.empty()))
        .access();
  }

  private String body(String email) {
    return login
        .body()
        .replace("{email}", escaped(email))
        .replace("{password}", escaped(login.password()));
  }

  private String escaped(String text) {
    return login.isForm()
        ? URLEncoder.encode(text, StandardCharsets.UTF_8)
        : new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }
}
