package dev.goldenpath.secret;

import static java.util.Objects.requireNonNull;

import dev.goldenpath.secret.Needles.Needle;
import dev.goldenpath.secret.Needles.TextSpan;
import dev.goldenpath.setting.Authentication;
import dev.goldenpath.setting.SigningKey;
import dev.goldenpath.setting.SocketUrl;
import dev.goldenpath.setting.Target;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every secret that the suite knows; masks them, and finds them where they must not be (SAFE-1).
 *
 * <p>A secret is recognised plain, in every {@linkplain Encoding encoding} and encodings of those,
 * in base64 also amid other bytes; and what an ellipsis has left of it. A text that is a JWT is
 * recognised without being known. Secrets under 6 letters are not looked for: they would be found
 * in every other word. Safe for use by many threads.
 */
public final class Secrets {
  /**
   * From how many letters a password counts as leaked, and not as a word that happens to be one.
   */
  private static final int PASSWORD_LENGTH = 8;

  /** From how many letters a value in a query is taken for a key, whatever its name. */
  private static final int LIKE_A_KEY = 16;

  private static final Pattern SECRET_NAME =
      Pattern.compile("auth|cookie|key|pass|secret|session|token", Pattern.CASE_INSENSITIVE);

  /** What stands in a transcript in place of a leak. */
  private static final Pattern MASKED_LEAK = Pattern.compile("‹(?:(?:token|password):[^‹›]*|jwt)›");

  private final ConcurrentMap<String, Needle> known = new ConcurrentHashMap<>();
  private final Needles needles = new Needles();
  private final TruncatedSecrets truncated = new TruncatedSecrets();

  /** Register what the settings of a target hold. */
  public void addAll(Target target) {
    credentials(target.authentication());
    target.jwtSecret().ifPresent(secret -> masked("jwt-secret", secret));
    query("ws-url", target.wsUrl());
    target
        .headers()
        .forEach(
            (header, value) -> {
              if (SECRET_NAME.matcher(header).find()) {
                header("header:" + header.toLowerCase(Locale.ROOT), value);
              }
            });
  }

  /** Register a header's value, and what stands in it behind a scheme or a cookie's name. */
  private void header(String label, String value) {
    masked(label, value);
    Stream.of(value.split("[ ;=]+"))
        .filter(part -> part.length() >= LIKE_A_KEY)
        .forEach(part -> masked(label, part));
  }

  private void credentials(Authentication authentication) {
    if (authentication instanceof Authentication.Login login) {
      password("login", login.password());
    }
    if (authentication instanceof Authentication.OAuth oauth) {
      oauth.account().ifPresent(this::credentials);
      oauth.clientSecret().ifPresent(secret -> masked("client-secret", secret));
      query("token-url", oauth.tokenUrl());
    }
    if (authentication instanceof Authentication.TokenList list) {
      list.tokens().forEach(given -> token("given", given.token()));
    }
    if (authentication instanceof Authentication.TokenCommand command) {
      masked("token-command", command.line());
    }
    if (authentication instanceof Authentication.Signed signed
        && signed.key() instanceof SigningKey.Private own) {
      masked("jwt-key", Base64.getEncoder().encodeToString(own.key().getEncoded()));
    }
  }

  /** Register what a URL's query holds of keys: {@code wss://host/ws?api_key=…}. */
  private void query(String setting, URI url) {
    String query = url.getRawQuery() == null ? "" : url.getRawQuery();
    for (String parameter : query.split("&")) {
      String[] pair = parameter.split("=", 2);
      if (pair.length == 2
          && !SocketUrl.isPlaceholder(pair[1])
          && (SECRET_NAME.matcher(pair[0]).find() || pair[1].length() >= LIKE_A_KEY)) {
        masked(setting + ":" + pair[0], pair[1]);
        masked(setting + ":" + pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
      }
    }
  }

  /**
   * Register an access token, masked as {@code ‹token:ada›}; of two labels for one token the last
   * counts.
   */
  public void token(String owner, String value) {
    add("‹token:" + owner.toLowerCase(Locale.ROOT) + "›", value, true);
  }

  /** Register a password, masked as {@code ‹password:login›}. */
  public void password(String owner, String value) {
    add(
        "‹password:" + owner.toLowerCase(Locale.ROOT) + "›",
        value,
        value.length() >= PASSWORD_LENGTH);
  }

  /** Register something that is masked but whose appearance breaks no clause. */
  public void masked(String label, String value) {
    add("‹" + label + "›", value, false);
  }

  private void add(String placeholder, String value, boolean leak) {
    Needle plain = new Needle(requireNonNull(value, "value"), placeholder, leak);
    if (value.length() < Needles.SHORTEST || plain.equals(known.put(value, plain))) {
      return;
    }
    for (String form : SecretEncodings.of(value)) {
      Needle needle = new Needle(form, placeholder, leak);
      needles.add(needle);
      truncated.add(needle);
    }
  }

  /** Replace every secret in a text by its placeholder; other JWTs by {@code ‹jwt›}. */
  public String mask(String text) {
    List<TextSpan> spans = new ArrayList<>();
    search(DecodedText.of(requireNonNull(text, "text")), spans::add);
    StringBuilder masked = new StringBuilder(text.length());
    int from = 0;
    for (TextSpan span : apart(spans)) {
      masked.append(text, from, span.start()).append(span.placeholder());
      from = span.end();
    }
    return truncated.mask(masked.append(text, from, text.length()).toString());
  }

  /**
   * Find a token, a password of 8 letters or more, or another JWT in a text that was delivered.
   *
   * <p>In a transcript that is read back, the placeholder of one is found as well.
   *
   * @return the placeholder of the first one, fit to be shown
   */
  public Optional<String> find(CharSequence text) {
    return find(DecodedText.of(text.toString()));
  }

  /** Find the same in a text of which all views are given, the text as it is first. */
  public Optional<String> find(List<DecodedText> views) {
    String whole = views.get(0).text();
    List<TextSpan> leaks = new ArrayList<>();
    search(
        views,
        span -> {
          if (span.leak()) {
            leaks.add(span);
          }
        });
    if (!leaks.isEmpty()) {
      return Optional.of(apart(leaks).get(0).placeholder());
    }
    Matcher masked = MASKED_LEAK.matcher(whole);
    return whole.indexOf('‹') >= 0 && masked.find()
        ? Optional.of(masked.group())
        : Optional.empty();
  }

  private void search(List<DecodedText> views, Consumer<TextSpan> found) {
    List<TextSpan> tokens = new ArrayList<>();
    for (DecodedText view : views) {
      needles.in(view, found);
      // A view without line breaks would let a token run on into the next line.
      Jwt.in(
          view,
          span -> {
            if (tokens.stream().noneMatch(span::meets)) {
              tokens.add(span);
              found.accept(span);
            }
          });
    }
  }

  /** Join spans that overlap; the first and longest names them, a known secret's before a JWT's. */
  private static List<TextSpan> apart(List<TextSpan> spans) {
    spans.sort(
        Comparator.comparingInt(TextSpan::start)
            .thenComparing(Comparator.comparingInt(TextSpan::end).reversed())
            .thenComparing(span -> span.placeholder().equals(Jwt.PLACEHOLDER)));
    List<TextSpan> apart = new ArrayList<>();
    for (TextSpan span : spans) {
      int last = apart.size() - 1;
      if (last >= 0 && apart.get(last).meets(span)) {
        TextSpan first = apart.get(last);
        int end = Math.max(first.end(), span.end());
        apart.set(
            last,
            new TextSpan(first.start(), end, first.placeholder(), first.leak() || span.leak()));
      } else {
        apart.add(span);
      }
    }
    return apart;
  }
}
