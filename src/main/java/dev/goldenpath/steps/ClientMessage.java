package dev.goldenpath.steps;

import dev.goldenpath.scenario.Draw;
import dev.goldenpath.scenario.ScenarioSession;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What a user sends on a socket. */
public record ClientMessage(String words) {
  static final String WORDS =
      "(?:the message "
          + Request.QUOTED
          + "(?:, which can't be read)?|a message of "
          + Draw.NUMBER
          + " letters that can't be read|"
          + "(?:an empty message|a message of control characters|a binary message|a message nested "
          + Draw.NUMBER
          + " deep), which can't be read|"
          + Draw.NUMBER
          + " messages (?:that can't be read|of types that nobody knows))";

  private static final String CONTROLS = "\0\u0001\u0007\u001b[2J\u007f";

  /** No UTF-8, and no JSON in any encoding. */
  private static final byte[] BYTES = {(byte) 0xff, (byte) 0xfe, 0, 1, (byte) 0xc3, 0x28};

  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern QUOTED = Pattern.compile(Request.QUOTED);

  /** Send it on the user's first socket. */
  void send(ScenarioSession session, String user) {
    if (words.startsWith("the message")) {
      say(session, user, Request.unquoted(found(QUOTED)), !words.endsWith("which can't be read"));
    } else if (words.startsWith("a message of ") && words.contains(" letters ")) {
      String unlike = session.people().nonce(user);
      String rest = "x".repeat(number() - unlike.length());
      say(session, user, unlike + rest, false);
    } else if (words.startsWith("an empty message")) {
      say(session, user, "", false);
    } else if (words.startsWith("a message of control characters")) {
      say(session, user, CONTROLS, false);
    } else if (words.startsWith("a binary message")) {
      session.sending().sayInBytes(user, BYTES);
    } else if (words.startsWith("a message nested")) {
      say(session, user, "[".repeat(number()) + "]".repeat(number()), false);
    } else {
      String close = words.endsWith("that can't be read") ? "" : "}";
      IntStream.rangeClosed(1, number())
          .mapToObj(n -> "{\"type\": \"no_such_type_" + n + "\"" + close)
          .forEach(text -> say(session, user, text, false));
    }
  }

  private static void say(ScenarioSession session, String user, String text, boolean readable) {
    session.sending().say(user, text, readable);
  }

  private int number() {
    return Integer.parseInt(found(NUMBER));
  }

  private String found(Pattern pattern) {
    Matcher matcher = pattern.matcher(words);
    if (!matcher.find()) {
      throw new IllegalArgumentException("nobody can send “" + words + "”");
    }
    return matcher.group();
  }
}
