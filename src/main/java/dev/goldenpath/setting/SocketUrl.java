package dev.goldenpath.setting;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where sockets are opened: a URL in which {@code {thread_id}} and {@code {token}} stand for a
 * socket's own. One that names no thread has {@code thread_id} added to its query (CONN-1).
 */
public final class SocketUrl {
  static final Set<String> PLACEHOLDERS = Set.of("thread_id", "token");

  private static final String THREAD = "%7Bthread_id%7D";
  private static final String TOKEN = "%7Btoken%7D";
  private static final Pattern PLACEHOLDER = Pattern.compile("%7B(\\w+)%7D");

  private SocketUrl() {}

  /** Encode placeholders, so that a URI can hold them. */
  static String encoded(String template) {
    return RequestShape.PLACEHOLDER.matcher(template).replaceAll("%7B$1%7D");
  }

  static URI withToken(URI template, String name) {
    return URI.create(template + parameter(template, name, TOKEN));
  }

  /** Return a parameter as it is added to the query that is there, or begins one. */
  private static String parameter(URI template, String name, String value) {
    return (template.getRawQuery() == null ? "?" : "&") + name + "=" + value;
  }

  /** Return it as the settings write it. */
  public static String shown(URI template) {
    return PLACEHOLDER.matcher(template.toString()).replaceAll("{$1}");
  }

  /** Return whether a text in it stands for something else. */
  public static boolean isPlaceholder(String text) {
    return PLACEHOLDER.matcher(text).matches();
  }

  public static boolean holdsToken(URI template) {
    return template.toString().contains(TOKEN);
  }

  /**
   * @param token empty where none is shown, or it travels otherwise
   */
  static URI of(URI template, String threadId, Optional<String> token) {
    String url = template.toString();
    if (!url.contains(THREAD)) {
      url += parameter(template, "thread_id", THREAD);
    }
    return URI.create(
        url.replace(THREAD, encode(threadId)).replace(TOKEN, encode(token.orElse(""))));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
