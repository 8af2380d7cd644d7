package dev.goldenpath.setting;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.goldenpath.setting.Authentication.GivenToken;
import dev.goldenpath.setting.Authentication.Login;
import dev.goldenpath.setting.Authentication.OAuth;
import dev.goldenpath.setting.Authentication.Signed;
import dev.goldenpath.setting.Authentication.TokenCommand;
import dev.goldenpath.setting.Authentication.TokenList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Read from settings how users get their tokens. */
record AuthenticationReader(String target, Layers layers) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String KINDS =
      "login, token, signed, client-credentials, password-grant or command";

  /** Claims that the suite itself writes. */
  private static final Map<String, String> OWN_CLAIMS =
      Map.of(
          "sub", "give it as user-id",
          "iss", "give it as jwt-issuer",
          "aud", "give it as jwt-audience",
          "iat", "the suite writes it itself",
          "exp", "the suite writes it itself",
          "jti", "the suite writes it itself");

  Authentication read() {
    Optional<Given> kind = layers.filled(SettingKey.AUTH);
    return switch (kind.map(Given::value).orElse("login")) {
      case "login" -> login("logs its users in (auth=login) and needs a password");
      case "token" -> tokens();
      case "signed" -> signed();
      case "client-credentials" -> oauth(Optional.empty());
      case "password-grant" ->
          oauth(Optional.of(login("asks for tokens in its users' names (auth=password-grant)")));
      case "command" ->
          new TokenCommand(
              needed(SettingKey.TOKEN_COMMAND, "has a program give its tokens (auth=command)")
                  .value(),
              layers.text(SettingKey.USER_ID));
      default -> throw kind.orElseThrow().unusable(KINDS);
    };
  }

  private Given needed(SettingKey key, String why) {
    return layers.filled(key).orElseThrow(() -> layers.missing(key, target, why));
  }

  private Login login(String why) {
    return new Login(
        layers.text(SettingKey.EMAIL).orElse("qa+{n}@example.test"),
        needed(SettingKey.PASSWORD, why).value(),
        layers.filled(SettingKey.LOGIN_BODY).map(AuthenticationReader::body).orElse(Login.BODY),
        new TokenAnswer(
            place(SettingKey.LOGIN_TOKEN).orElse(TokenAnswer.CONTRACT.token()),
            userIdPlace(),
            place(SettingKey.LOGIN_EXPIRES_IN).orElse(TokenAnswer.CONTRACT.expiresIn())));
  }

  private Optional<JsonPointer> userIdPlace() {
    return layers.text(SettingKey.LOGIN_USER_ID).filter("none"::equals).isPresent()
        ? Optional.empty()
        : place(SettingKey.LOGIN_USER_ID).or(TokenAnswer.CONTRACT::userId);
  }

  private static String body(Given given) {
    if (!given.value().matches("[^\\s{}=&]+=[^=&]*(&[^=&]+=[^=&]*)*")) {
      object(
          given,
          "{\"user\": \"{email}\", \"pass\": \"{password}\"}, or a form, such as"
              + " user={email}&pass={password}");
    }
    if (!given.value().contains("{password}")) {
      throw given.refused("\"{password}\" stands nowhere in it; say where the password is");
    }
    return given.value();
  }

  private static Map<String, Object> object(Given given, String example) {
    try {
      return JSON.readValue(given.value(), new TypeReference<LinkedHashMap<String, Object>>() {});
    } catch (JacksonException noObject) {
      throw given.unusable("a JSON object, such as " + example);
    }
  }

  /** A place in an answer: names with dots between. */
  private Optional<JsonPointer> place(SettingKey key) {
    return layers
        .filled(key)
        .map(
            given -> {
              if (!given.value().matches("[\\w$@:-]+(\\.[\\w$@:-]+)*")) {
                throw given.unusable("a name, or names with dots between, such as data.token");
              }
              return JsonPointer.compile("/" + given.value().replace('.', '/'));
            });
  }

  private Authentication tokens() {
    Optional<Given> several = layers.filled(SettingKey.TOKENS);
    if (several.isPresent() && layers.filled(SettingKey.TOKEN).isEmpty()) {
      return new TokenList("tokens", list(several.get()));
    }
    Given one = needed(SettingKey.TOKEN, "uses a given token (auth=token) and needs it");
    if (several.isPresent()) {
      throw several.get().refused("token is given too (from " + one.source() + "); keep one");
    }
    return TokenList.of(Credentials.token(one), layers.text(SettingKey.USER_ID));
  }

  /** One a line, or with commas between; before each may stand its user's id. */
  private static List<GivenToken> list(Given given) {
    List<GivenToken> tokens = new ArrayList<>();
    for (String item : given.value().split("[,\\r\\n]+")) {
      String[] words = item.strip().split(" +");
      if (words.length > 2) {
        throw given.refused(
            "item "
                + (tokens.size() + 1)
                + " has more than two words; allowed: one token a line, or a user's id and his"
                + " token");
      }
      if (!item.isBlank()) {
        String token = words[words.length - 1];
        Optional<String> id = words.length == 2 ? Optional.of(words[0]) : Optional.empty();
        tokens.add(
            new GivenToken(Credentials.token(new Given(given.key(), token, given.source())), id));
      }
    }
    if (tokens.stream().map(GivenToken::token).distinct().count() < tokens.size()) {
      throw given.refused("one token is there twice; allowed: one token a user");
    }
    return tokens;
  }

  private Authentication signed() {
    return new Signed(
        signingKey(),
        layers.text(SettingKey.JWT_KEY_ID),
        claims(),
        layers.text(SettingKey.USER_ID));
  }

  private SigningKey signingKey() {
    Optional<Given> key = layers.filled(SettingKey.JWT_KEY);
    if (key.isPresent()) {
      layers
          .filled(SettingKey.JWT_SECRET)
          .ifPresent(
              secret -> {
                throw key.get()
                    .refused("jwt-secret is given too (from " + secret.source() + "); keep one");
              });
      return KeyReader.read(key.get());
    }
    return new SigningKey.Shared(
        needed(
                SettingKey.JWT_SECRET,
                "has its tokens signed by us (auth=signed) and needs it, or jwt-key")
            .value());
  }

  private Map<String, Object> claims() {
    Map<String, Object> claims = new HashMap<>();
    layers
        .filled(SettingKey.JWT_CLAIMS)
        .ifPresent(given -> claims.putAll(checked(given, object(given, "{\"role\": \"qa\"}"))));
    layers.text(SettingKey.JWT_ISSUER).ifPresent(issuer -> claims.put("iss", issuer));
    layers.text(SettingKey.JWT_AUDIENCE).ifPresent(audience -> claims.put("aud", audience));
    return claims;
  }

  private static Map<String, Object> checked(Given given, Map<String, Object> claims) {
    for (Map.Entry<String, Object> claim : claims.entrySet()) {
      if (OWN_CLAIMS.containsKey(claim.getKey())) {
        throw given.refused(
            "\"" + claim.getKey() + "\" is not for here; " + OWN_CLAIMS.get(claim.getKey()));
      }
      if (claim.getValue() == null) {
        throw given.refused("\"" + claim.getKey() + "\" is null; leave it out or give it a value");
      }
    }
    return claims;
  }

  private Authentication oauth(Optional<Login> account) {
    String why =
        account.isPresent()
            ? "asks an authorization server for tokens (auth=password-grant)"
            : "asks an authorization server for a token (auth=client-credentials)";
    Optional<String> secret = layers.text(SettingKey.CLIENT_SECRET);
    if (account.isEmpty()) {
      needed(SettingKey.CLIENT_ID, why);
      needed(SettingKey.CLIENT_SECRET, why);
    } else if (secret.isPresent()) {
      needed(SettingKey.CLIENT_ID, "has a client-secret (auth=password-grant)");
    }
    return new OAuth(
        UrlReader.endpoint(needed(SettingKey.TOKEN_URL, why)),
        account,
        layers.text(SettingKey.CLIENT_ID),
        secret,
        layers.filled(SettingKey.CLIENT_AUTH).map(AuthenticationReader::inBody).orElse(false),
        parameters(),
        layers.text(SettingKey.USER_ID));
  }

  private static boolean inBody(Given given) {
    if (!Set.of("header", "body").contains(given.value())) {
      throw given.unusable("header (HTTP Basic, the default) or body");
    }
    return given.value().equals("body");
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new HashMap<>();
    for (SettingKey key : List.of(SettingKey.SCOPE, SettingKey.AUDIENCE)) {
      layers.text(key).ifPresent(value -> parameters.put(key.key(), value));
    }
    return parameters;
  }
}
