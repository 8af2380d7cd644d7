package dev.goldenpath.steps;

import dev.goldenpath.scenario.ScenarioSession;
import dev.goldenpath.setting.TokenTransport;
import dev.goldenpath.user.Forgery;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An attempt to listen that must be refused: with a bad token, or on another's thread. */
public record Attempt(String words) {
  private static final String TRANSPORTS = "the Authorization header|a subprotocol|its usual place";

  static final String WORDS =
      "(?:with (?:"
          + Parameters.BAD_TOKENS
          + ") in (?:"
          + TRANSPORTS
          + ")|on the thread of "
          + Parameters.PERSON
          + ")";

  private static final Pattern TOKEN =
      Pattern.compile("with (" + Parameters.BAD_TOKENS + ") in (" + TRANSPORTS + ")");

  /** Try, and await how it is answered; skip where the target takes no token in that way. */
  void by(String user, ScenarioSession session) {
    Matcher token = TOKEN.matcher(words);
    if (token.matches()) {
      TokenTransport transport = Listening.transport(token.group(2), session);
      Listening.needs(transport, session);
      Forgery forgery = Parameters.forgery(token.group(1));
      session.refusedSockets().knock(user, Tokens.forged(session, user, forgery), transport);
    } else {
      String owner = words.substring(words.lastIndexOf(' ') + 1);
      session.refusedSockets().listenOnThreadOf(user, owner);
    }
  }
}
