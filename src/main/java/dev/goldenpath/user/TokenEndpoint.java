package dev.goldenpath.user;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.goldenpath.net.NoAnswer;
import dev.goldenpath.net.Transport;
import dev.goldenpath.secret.Jwt;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.OneLine;
import dev.goldenpath.setting.SettingUnusable;
import dev.goldenpath.setting.TokenAnswer;
import dev.goldenpath.user.LoginFailed.CredentialsRefused;
import dev.goldenpath.user.LoginFailed.LoginAnswerUnusable;
import dev.goldenpath.user.LoginFailed.LoginUnavailable;
import dev.goldenpath.user.LoginFailed.LoginUnreachable;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks an endpoint for one token: a login, or an authorization server. */
record TokenEndpoint(
    Transport transport, Secrets secrets, InstantSource clock, HttpRequest request, Asking asking) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_TRIES = 4;
  private static final int MOST_SHOWN = 200;
  private static final Set<Integer> REFUSED = Set.of(400, 401, 403, 422);

  /**
   * What is asked.
   *
   * @param who who asks, at the beginning of a sentence: {@code The login of ada@example.test}
   * @param credentials what is refused, where the endpoint refuses: {@code the password}
   * @param answer where the answer has what is asked for
   * @param account the address that logs in
   * @param userId the user's id, where the settings say it
   */
  record Asking(
      String who,
      String credentials,
      TokenAnswer answer,
      Optional<String> account,
      Optional<String> userId) {}

  /**
   * Ask; may block for the HTTP limit.
   *
   * @throws LoginFailed if no token comes
   */
  Access access() {
    Instant asked = clock.instant();
    HttpResponse<byte[]> response = post();
    int status = response.statusCode();
    if (status / 100 == 2) {
      return access(asked, response);
    }
    boolean later = response.headers().firstValue("Retry-After").isPresent();
    if ((status == 429 || status == 503) && later) {
      throw new LoginUnavailable(says("asks to come back later (HTTP " + status + ")"));
    }
    if (REFUSED.contains(status)) {
      throw new CredentialsRefused(
          says(
              "refuses " + asking.credentials() + " (HTTP " + status + ")" + seen(text(response))));
    }
    throw new LoginAnswerUnusable(
        says("answers HTTP " + status + ", where 2xx is due" + seen(text(response))));
  }

  private HttpResponse<byte[]> post() {
    long until = System.nanoTime() + transport.target().limits().http().toNanos();
    try {
      for (int tried = 1; tried < MOST_TRIES; tried++) {
        Optional<HttpResponse<byte[]>> response = unlessClosed(until);
        if (response.isPresent()) {
          return response.get();
        }
      }
      return sent(until);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoginUnreachable(says("was interrupted"));
    } catch (ExecutionException | TimeoutException e) {
      throw noAnswer(e);
    }
  }

  /** Return the answer; empty where a kept connection turned out to have been closed meanwhile. */
  private Optional<HttpResponse<byte[]>> unlessClosed(long until)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return Optional.of(sent(until));
    } catch (ExecutionException e) {
      if (NoAnswer.of(e).whose() == NoAnswer.Whose.CLOSED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private HttpResponse<byte[]> sent(long until)
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<HttpResponse<byte[]>> call = transport.send(request);
    try {
      return call.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
    } finally {
      call.cancel(true);
    }
  }

  private LoginFailed noAnswer(Exception failure) {
    NoAnswer none = NoAnswer.of(failure);
    return switch (none.whose()) {
      case MALFORMED -> new LoginAnswerUnusable(says("answers with what is no HTTP"));
      case SETTINGS, OURS -> throw new SettingUnusable(says("can't be reached: " + none.words()));
      case UNREACHABLE, TIMED_OUT, CLOSED ->
          new LoginUnreachable(says("can't be reached: " + none.words()));
    };
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private Access access(Instant asked, HttpResponse<byte[]> response) {
    JsonNode answer = parse(response);
    String token = text(answer, asking.answer().token(), asking.answer().tokenName());
    if (!token.matches("[\\x21-\\x7e]+")) {
      throw unusable("an " + asking.answer().tokenName() + " that can't stand in a header");
    }
    secrets.token(asking.account().orElse("client"), token);
    if (answer.has("token_type")
        && !"bearer".equalsIgnoreCase(answer.path("token_type").asText())) {
      throw unusable("the token_type " + answer.get("token_type") + ", where Bearer is due");
    }
    Optional<Jwt> jwt = Jwt.read(token);
    Optional<Instant> expiry = expiry(answer, asked).or(() -> jwt.flatMap(Jwt::expiry));
    Optional<String> subject = jwt.flatMap(Jwt::subject);
    String told = asking.userId().orElseGet(() -> told(answer, subject));
    String userId = asking.userId().or(() -> subject).orElse(told);
    Optional<LoginAnswerUnusable> contradiction =
        userId.equals(told)
            ? Optional.empty()
            : Optional.of(
                unusable(
                    "the %s %s and a token whose subject is %s"
                        .formatted(asking.answer().userIdName(), told, userId)));
    return new Access(
        userId,
        token,
        asking.account(),
        asked,
        expiry,
        Optional.of(new Access.Answer(text(response), told, contradiction)));
  }

  private String told(JsonNode answer, Optional<String> subject) {
    Optional<JsonPointer> place =
        asking.answer().userId().filter(at -> subject.isEmpty() || !answer.at(at).isMissingNode());
    if (place.isEmpty()) {
      return subject.orElseThrow(
          () ->
              unusable(
                  "a token that tells no user's id (it is no JWT with a text \"sub\"); the setting"
                      + " user-id says it"));
    }
    return text(answer, place.get(), asking.answer().userIdName());
  }

  private JsonNode parse(HttpResponse<byte[]> response) {
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
    throw unusable("a body that is no JSON object" + type);
  }

  private String text(JsonNode answer, JsonPointer place, String name) {
    JsonNode value = answer.at(place);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw unusable("no text in " + name);
    }
    return value.textValue();
  }

  private Optional<Instant> expiry(JsonNode answer, Instant asked) {
    JsonNode seconds = answer.at(asking.answer().expiresIn());
    if (seconds.isMissingNode()) {
      return Optional.empty();
    }
    if (!seconds.isNumber() || !(seconds.doubleValue() > 0)) {
      throw unusable(
          "the %s %s, where a number of seconds is due"
              .formatted(asking.answer().expiresInName(), seconds));
    }
    return Optional.of(asked.plusSeconds((long) Math.min(seconds.doubleValue(), 1e9)));
  }

  private LoginAnswerUnusable unusable(String what) {
    return new LoginAnswerUnusable(says("answers with " + what));
  }

  private String says(String what) {
    return secrets.mask(asking.who() + " at " + request.uri() + " " + what + ".");
  }

  /** Masked before it is cut: half a token would not be known for one. */
  private String seen(String body) {
    String line = OneLine.of(secrets.mask(body), MOST_SHOWN);
    return line.isEmpty() ? "" : ": " + line;
  }
}
