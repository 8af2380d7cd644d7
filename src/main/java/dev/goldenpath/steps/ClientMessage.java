package dev.goldenpath.steps;

import dev.goldenpath.scenario.Draw;
import dev.goldenpath.scenario.ScenarioSession;
import dev.goldenpath.wire.EventSocket;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What a user sends on a socket. */
public record ClientMessage(String words) {
  private static final String ON_EACH = ", on each socket";

  static final String WORDS =
      "(?:the message "
          + Request.QUOTED
          + "(?:, which can't be read)?|a message of "
          + Draw.NUMBER
          + " letters that can't be read|"
          + "(?:an empty message|a message of control characters|a binary message|a message nested "
          + Draw.NUMBER
          + " deep), which can't be read|"
          + "a message of each kind that can't be read|"
          + Draw.NUMBER
          + " messages (?:that can't be read|of types that nobody knows))(?:"
          + ON_EACH
          + ")?";

  private static final String CONTROLS = "\0\u0001\u0007\u001b[2J\u007f";

  /** What is no JSON, no object, or has no type that anybody knows. */
  private static final List<String> KINDS =
      List.of(
          "{not json",
          "{\"type\": \"no_such_type\"} then",
          "{\"type\": \"no_such_type\"}",
          "{\"text\": \"no type\"}",
          "[]",
          "null",
          "true",
          "42",
          "\"hello\"");

  /** No UTF-8, and no JSON in any encoding. */
  private static final byte[] BYTES = {(byte) 0xff, (byte) 0xfe, 0, 1, (byte) 0xc3, 0x28};

  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern QUOTED = Pattern.compile(Request.QUOTED);

  /** Send it on the user's first socket, or on each. */
  void send(ScenarioSession session, String user) {
    if (words.endsWith(ON_EACH)) {
      new ClientMessage(words.substring(0, words.length() - ON_EACH.length()))
          .send(saying -> session.sending().onEach(user, saying), session, user);
    } else {
      send(saying -> session.sending().onFirst(user, saying), session, user);
    }
  }

  private void send(Consumer<Consumer<EventSocket>> sockets, ScenarioSession session, String user) {
    BiConsumer<String, Boolean> text =
        (said, readable) -> sockets.accept(socket -> socket.send(said, readable));
    if (words.startsWith("the message")) {
      text.accept(Request.unquoted(found(QUOTED)), !words.endsWith("which can't be read"));
    } else if (words.startsWith("a message of ") && words.contains(" letters ")) {
      String unlike = session.people().nonce(user);
      String rest = "x".repeat(number() - unlike.length());
      text.accept(unlike + rest, false);
    } else if (words.startsWith("an empty message")) {
      text.accept("", false);
    } else if (words.startsWith("a message of control characters")) {
      text.accept(CONTROLS, false);
    } else if (words.startsWith("a binary message")) {
      sockets.accept(socket -> socket.send(BYTES));
    } else if (words.startsWith("a message of each kind")) {
      KINDS.forEach(kind -> text.accept(kind, false));
    } else if (words.startsWith("a message nested")) {
      text.accept("[".repeat(number()) + "]".repeat(number()), false);
    } else {
      String close = words.endsWith("that can't be read") ? "" : "}";
      IntStream.rangeClosed(1, number())
          .mapToObj(n -> "{\"type\": \"no_such_type_" + n + "\"" + close)
          .forEach(each -> text.accept(each, false));
    }
  }

  private int number() {
    return Times.some(Integer.parseInt(found(NUMBER)));
  }

  private String found(Pattern pattern) {
    Matcher matcher = pattern.matcher(words);
    if (!matcher.find()) {
      throw new IllegalArgumentException("nobody can send “" + words + "”");
    }
    return matcher.group();
  }
}
