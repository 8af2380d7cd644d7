package dev.goldenpath.setting;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the suite gets its users' tokens. */
public sealed interface Authentication {
  /** What stands for the user's number, counted from 1, wherever users are told apart. */
  String NUMBER = "{n}";

  /** The word for it in settings, such as {@code login}. */
  String label();

  /** Whether it gives tokens of several users. */
  boolean tellsUsersApart();

  /** Of how many users it gives tokens. */
  default int most() {
    return tellsUsersApart() ? Integer.MAX_VALUE : 1;
  }

  /** Why it gives tokens of one user alone, in words. */
  String onlyOne();

  /** The settings to mend where it gives no token, or one that nobody takes. */
  List<String> keys();

  /** Those of them that are not to be written down. */
  default List<String> secretKeys() {
    return keys().stream().filter(SettingKey::isSecret).toList();
  }

  /** The settings that say all this, but for the secrets, in the order to write them in. */
  default Map<String, String> settings() {
    return new SettingsOfAuthentication(this).all();
  }

  /** Put a user's number, counted from 1, into a pattern. */
  static String of(String pattern, int number) {
    return pattern.replace(NUMBER, Integer.toString(number));
  }

  /**
   * Log in at the login path.
   *
   * @param email the e-mail address, in which {@code {n}} stands for the user's number
   * @param body what is posted: JSON with {@code {email}} and {@code {password}} in its texts, or
   *     the fields of a form, {@code user={email}&pass={password}}
   */
  record Login(String email, String password, String body, TokenAnswer answer)
      implements Authentication {
    static final String BODY = "{\"email\":\"{email}\",\"password\":\"{password}\"}";

    /** As the contract's login has it. */
    public Login(String email, String password) {
      this(email, password, BODY, TokenAnswer.CONTRACT);
    }

    /** Whether a form is posted, and no JSON. */
    public boolean isForm() {
      return !body.stripLeading().startsWith("{");
    }

    /** The address of user {@code number}, counted from 1. */
    public String emailOf(int number) {
      return of(email, number);
    }

    @Override
    public boolean tellsUsersApart() {
      return email.contains(NUMBER);
    }

    @Override
    public String onlyOne() {
      return "the email has no {n} to tell users apart";
    }

    @Override
    public String label() {
      return "login";
    }

    @Override
    public List<String> keys() {
      return List.of("login-path", "email", "password");
    }

    @Override
    public String toString() {
      return "Login[email=" + email + ", password=‹hidden›]";
    }
  }

  /**
   * Use tokens that the settings give, one a user.
   *
   * @param key the setting that gives them
   */
  record TokenList(String key, List<GivenToken> tokens) implements Authentication {
    public TokenList {
      tokens = List.copyOf(tokens);
    }

    public static TokenList of(String token, Optional<String> userId) {
      return new TokenList("token", List.of(new GivenToken(token, userId)));
    }

    @Override
    public boolean tellsUsersApart() {
      return tokens.size() > 1;
    }

    @Override
    public int most() {
      return tokens.size();
    }

    @Override
    public String onlyOne() {
      return "a given token (auth=token) is one user's";
    }

    @Override
    public String label() {
      return "token";
    }

    @Override
    public List<String> keys() {
      return List.of(key);
    }
  }

  /**
   * A token that the settings give.
   *
   * @param userId the user's id, for a token that cannot be read
   */
  record GivenToken(String token, Optional<String> userId) {

    @Override
    public String toString() {
      return "GivenToken[token=‹hidden›, userId=" + userId.orElse("from the token") + "]";
    }
  }

  /**
   * Sign tokens.
   *
   * @param keyId how tokens name the key
   * @param claims what they say beside {@code sub}, {@code iat}, {@code exp} and {@code jti}; in
   *     texts {@code {n}} stands for the user's number
   * @param userId the user's id, with {@code {n}}; empty for ids of ours
   */
  record Signed(
      SigningKey key, Optional<String> keyId, Map<String, Object> claims, Optional<String> userId)
      implements Authentication {
    public Signed {
      claims = Map.copyOf(claims);
    }

    /** Sign HS256 tokens with a secret that is shared with the backend. */
    public Signed(String jwtSecret) {
      this(new SigningKey.Shared(jwtSecret), Optional.empty(), Map.of(), Optional.empty());
    }

    @Override
    public boolean tellsUsersApart() {
      return userId.map(id -> id.contains(NUMBER)).orElse(true);
    }

    @Override
    public String onlyOne() {
      return "the user-id has no {n} to tell users apart";
    }

    @Override
    public String label() {
      return "signed";
    }

    @Override
    public List<String> keys() {
      return List.of(key.setting());
    }
  }

  /**
   * Ask an authorization server (RFC 6749).
   *
   * @param account the user's name and password for the password grant; empty for a client's own
   *     token
   * @param clientId who asks; empty where the password grant needs none
   * @param inBody whether the client names itself in the request's body, and not in its header
   * @param parameters what else is sent, such as {@code scope}
   * @param userId the user's id, with {@code {n}}, for a token that cannot be read
   */
  record OAuth(
      URI tokenUrl,
      Optional<Login> account,
      Optional<String> clientId,
      Optional<String> clientSecret,
      boolean inBody,
      Map<String, String> parameters,
      Optional<String> userId)
      implements Authentication {
    public OAuth {
      parameters = Map.copyOf(parameters);
    }

    @Override
    public boolean tellsUsersApart() {
      return account.filter(Login::tellsUsersApart).isPresent();
    }

    @Override
    public String onlyOne() {
      return account
          .map(Login::onlyOne)
          .orElse("a client's token (auth=client-credentials) is one");
    }

    @Override
    public String label() {
      return account.isPresent() ? "password-grant" : "client-credentials";
    }

    @Override
    public List<String> keys() {
      return account.isPresent()
          ? List.of("token-url", "email", "password", "client-id", "client-secret", "scope")
          : List.of("token-url", "client-id", "client-secret", "scope");
    }

    @Override
    public String toString() {
      return "OAuth[tokenUrl=" + tokenUrl + ", account=" + account + ", clientId=" + clientId + "]";
    }
  }

  /**
   * Run a program whose output is the token.
   *
   * @param line for the shell, with {@code {n}}
   * @param userId the user's id, with {@code {n}}, for a token that cannot be read
   */
  record TokenCommand(String line, Optional<String> userId) implements Authentication {

    @Override
    public boolean tellsUsersApart() {
      return line.contains(NUMBER);
    }

    @Override
    public String onlyOne() {
      return "the token-command has no {n} to tell users apart";
    }

    @Override
    public String label() {
      return "command";
    }

    @Override
    public List<String> keys() {
      return List.of("token-command");
    }

    @Override
    public String toString() {
      return "TokenCommand[‹hidden›]";
    }
  }
}
