package dev.goldenpath.user;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.goldenpath.net.NoAnswer;
import dev.goldenpath.net.Transport;
import dev.goldenpath.secret.Jwt;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Authentication.Login;
import dev.goldenpath.setting.SettingUnusable;
import dev.goldenpath.setting.Target;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tokens from the target's login. */
final class LoginTokens implements TokenSource {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_TRIES = 4;

  private final Target target;
  private final Login login;
  private final Secrets secrets;
  private final InstantSource clock;
  private final Transport transport;

  LoginTokens(Transport transport, Login login, Secrets secrets, InstantSource clock) {
    this.transport = transport;
    this.target = transport.target();
    this.login = login;
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public Access access(int number) {
    String email = login.emailOf(number);
    Instant asked = clock.instant();
    HttpResponse<byte[]> response = post(email);
    int status = response.statusCode();
    if (status / 100 == 2) {
      return access(email, asked, response);
    }
    boolean later = response.headers().firstValue("Retry-After").isPresent();
    if ((status == 429 || status == 503) && later) {
      throw new LoginUnavailable(says(email, "asks to come back later (HTTP " + status + ")"));
    }
    if (status == 400 || status == 401 || status == 403 || status == 422) {
      throw new CredentialsRefused(
          says(
              email,
              "refuses the e-mail address or its password (HTTP "
                  + status
                  + ")"
                  + seen(text(response))));
    }
    throw new LoginAnswerUnusable(
        says(email, "answers HTTP " + status + ", where 2xx is due" + seen(text(response))));
  }

  private HttpResponse<byte[]> post(String email) {
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("email", email)
            .put("password", login.password())
            .toString();
    HttpRequest request =
        transport
            .request(target.loginUrl())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    long until = System.nanoTime() + target.limits().http().toNanos();
    try {
      for (int tried = 1; tried < MOST_TRIES; tried++) {
        Optional<HttpResponse<byte[]>> response = unlessClosed(request, until);
        if (response.isPresent()) {
          return response.get();
        }
      }
      return sent(request, until);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoginUnreachable(says(email, "was interrupted"));
    } catch (ExecutionException | TimeoutException e) {
      throw noAnswer(email, e);
    }
  }

  /** Return the answer; empty where a kept connection turned out to have been closed meanwhile. */
  private Optional<HttpResponse<byte[]>> unlessClosed(HttpRequest request, long until)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return Optional.of(sent(request, until));
    } catch (ExecutionException e) {
      if (NoAnswer.of(e).whose() == NoAnswer.Whose.CLOSED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private HttpResponse<byte[]> sent(HttpRequest request, long until)
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<HttpResponse<byte[]>> call = transport.send(request);
    try {
      return call.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
    } finally {
      call.cancel(true);
    }
  }

  private LoginFailed noAnswer(String email, Exception failure) {
    NoAnswer none = NoAnswer.of(failure);
    return switch (none.whose()) {
      case MALFORMED -> new LoginAnswerUnusable(says(email, "answers with what is no HTTP"));
      case SETTINGS, OURS ->
          throw new SettingUnusable(says(email, "can't be reached: " + none.words()));
      case UNREACHABLE, TIMED_OUT, CLOSED ->
          new LoginUnreachable(says(email, "can't be reached: " + none.words()));
    };
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private Access access(String email, Instant asked, HttpResponse<byte[]> response) {
    JsonNode answer = parse(email, response);
    String token = text(email, answer, "access_token");
    if (!token.matches("[\\x21-\\x7e]+")) {
      throw unusable(email, "an access_token that can't stand in a header");
    }
    secrets.token(email, token);
    if (answer.has("token_type")
        && !"bearer".equalsIgnoreCase(answer.path("token_type").asText())) {
      throw unusable(email, "the token_type " + answer.get("token_type") + ", where Bearer is due");
    }
    Optional<Jwt> jwt = Jwt.read(token);
    String userId =
        jwt.flatMap(Jwt::subject)
            .filter(subject -> answer.path("user_id").isMissingNode())
            .orElseGet(() -> text(email, answer, "user_id"));
    jwt.flatMap(Jwt::subject)
        .filter(subject -> !subject.equals(userId))
        .ifPresent(
            subject -> {
              throw unusable(
                  email, "the user_id " + userId + " and a token whose subject is " + subject);
            });
    Optional<Instant> expiry = expiry(email, answer, asked).or(() -> jwt.flatMap(Jwt::expiry));
    return new Access(userId, token, Optional.of(email), asked, expiry);
  }

  private JsonNode parse(String email, HttpResponse<byte[]> response) {
    try {
      JsonNode answer = JSON.readTree(text(response));
      if (answer.isObject()) {
        return answer;
      }
    } catch (JacksonException e) {
      // Told below, without the library's excerpt, which may hold the token.
    }
    String type =
        response.headers().firstValue("Content-Type").map(it -> " (" + it + ")").orElse("");
    throw unusable(email, "a body that is no JSON object" + type);
  }

  private String text(String email, JsonNode answer, String key) {
    JsonNode value = answer.path(key);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw unusable(email, "no text in " + key);
    }
    return value.textValue();
  }

  private Optional<Instant> expiry(String email, JsonNode answer, Instant asked) {
    JsonNode seconds = answer.path("expires_in");
    if (seconds.isMissingNode()) {
      return Optional.empty();
    }
    if (!seconds.isNumber() || !(seconds.doubleValue() > 0)) {
      throw unusable(email, "the expires_in " + seconds + ", where a number of seconds is due");
    }
    return Optional.of(asked.plusSeconds((long) Math.min(seconds.doubleValue(), 1e9)));
  }

  private LoginAnswerUnusable unusable(String email, String what) {
    return new LoginAnswerUnusable(says(email, "answers with " + what));
  }

  private String says(String email, String what) {
    return secrets.mask("The login of " + email + " at " + target.loginUrl() + " " + what + ".");
  }

  /** Masked before it is cut: half a token would not be known for one. */
  private String seen(String body) {
    String line = secrets.mask(body).replaceAll("\\s+", " ").strip();
    return line.isEmpty() ? "" : ": " + (line.length() > 200 ? line.substring(0, 200) + "…" : line);
  }
}
