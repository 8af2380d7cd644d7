package dev.goldenpath.steps;

import dev.goldenpath.scenario.Ask;
import dev.goldenpath.scenario.ScenarioSession;
import dev.goldenpath.setting.TokenTransport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** How somebody listens: with how many sockets, on which thread, with the token where. */
public record Listening(String words) {
  static final String WORDS =
      "(?: with \\d+ sockets| with another socket| on a second thread too"
          + "| with the token in (?:the Authorization header|a subprotocol))?";

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  public Listening {
    words = words.strip();
  }

  /** Open what is wanted, and await the greetings. */
  void by(String user, ScenarioSession session) {
    Matcher number = NUMBER.matcher(words);
    if (number.find()) {
      IntStream.range(0, Integer.parseInt(number.group()))
          .forEach(n -> session.sockets().listen(user));
    } else if (words.startsWith("on a second thread")) {
      session.sockets().ensureListening(user);
      session.sockets().listen(user, Cast.SECOND_THREAD);
    } else if (words.startsWith("with the token in ")) {
      TokenTransport transport = transport(words.substring("with the token in ".length()), session);
      needs(transport, session);
      session.sockets().listen(user, Ask.OWN_THREAD, transport);
    } else {
      session.sockets().listen(user);
    }
  }

  static TokenTransport transport(String words, ScenarioSession session) {
    return switch (words) {
      case "a subprotocol" -> TokenTransport.SUBPROTOCOL;
      case "the Authorization header" -> TokenTransport.HEADER;
      default -> session.target().wsToken();
    };
  }

  /** Skip the scenario where the target does not take the token so. */
  static void needs(TokenTransport transport, ScenarioSession session) {
    if (!session.target().takes(transport)) {
      session.needs().skip("the target does not take the token in this way");
    }
  }
}
