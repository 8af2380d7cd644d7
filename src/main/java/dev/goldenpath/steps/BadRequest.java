package dev.goldenpath.steps;

import dev.goldenpath.scenario.ScenarioSession;
import dev.goldenpath.setting.Protocol;
import dev.goldenpath.setting.WireProfile;
import dev.goldenpath.user.ForgedToken;
import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.Expectation;
import dev.goldenpath.wire.RequestWriter;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with a request that is good otherwise: a fault of its body, its token, its agent,
 * or in whose name it is (HTTP-4).
 */
public record BadRequest(String words, Optional<String> owner) {
  private static final String AGENT = "for the agent " + Request.QUOTED + ", which does not exist";
  private static final String TOO_LARGE = "with a message of one byte over 64 KiB";
  private static final String TOO_MANY_BYTES =
      "with a message of 64 Ki letters that takes more bytes than 64 KiB";
  private static final String UNKNOWN = "in the name of somebody unknown";
  private static final String LOOK_ALIKE = "in the name of somebody whose id is almost the same";
  private static final String NAMED = "in the name of " + Parameters.PERSON;

  /** Whose thread it is sent in, where that is another's. */
  private static final Pattern OWNER =
      Pattern.compile("(.*) in the thread of (" + Parameters.PERSON + ")");

  static final String WORDS =
      "(?:"
          + RequestFault.WORDS
          + "|with (?:"
          + Parameters.BAD_TOKENS
          + ")|"
          + AGENT
          + "|"
          + TOO_LARGE
          + "|"
          + TOO_MANY_BYTES
          + "|"
          + UNKNOWN
          + "|"
          + LOOK_ALIKE
          + "|"
          + NAMED
          + ")(?: in the thread of "
          + Parameters.PERSON
          + ")?";

  private static final int LARGEST_MESSAGE = 64 * 1024;
  private static final Pattern QUOTED = Pattern.compile(Request.QUOTED);

  static BadRequest of(String words) {
    Matcher elsewhere = OWNER.matcher(words);
    return elsewhere.matches()
        ? new BadRequest(elsewhere.group(1), Optional.of(elsewhere.group(2)))
        : new BadRequest(words, Optional.empty());
  }

  /** Return whose thread it is sent in: the user's own where nobody else is named. */
  String owner(String user) {
    return owner.orElse(user);
  }

  /** Send a good request with this fault alone. */
  void send(ScenarioSession session, String user, AgentRequest good) {
    if (words.matches("with (?:" + Parameters.BAD_TOKENS + ")")) {
      withToken(session, user, good);
    } else if (words.startsWith("for the agent")) {
      needDemand(session, false);
      send(session, user, good, good.to(agent()), "for an unknown agent_type", 404);
    } else if (words.equals(TOO_LARGE) || words.equals(TOO_MANY_BYTES)) {
      needDemand(session, false);
      String message =
          words.equals(TOO_LARGE)
              ? "a".repeat(LARGEST_MESSAGE + 1)
              : "ü".repeat(LARGEST_MESSAGE / 2 + 1);
      send(session, user, good, good.saying(message), "with a message over 64 KiB", 413, 400, 422);
    } else if (words.startsWith("in the name of")) {
      send(session, user, good, good.inTheNameOf(otherId(session, user)), words, 403);
    } else {
      RequestFault fault = RequestFault.of(words);
      needDemand(session, fault.isAgainst(session.target().wireProfile().protocol()));
      needWords(session, good, fault.in(good.body()));
      session
          .runs()
          .send(
              user,
              bearer(session, user),
              Optional.empty(),
              fault.in(session.runs().body(good), session.target().parts()),
              Expectation.refused(fault.words(), fault.statuses()));
    }
  }

  private void withToken(ScenarioSession session, String user, AgentRequest good) {
    String token = words.substring("with ".length());
    ForgedToken forged = Tokens.forged(session, user, Parameters.forgery(token));
    session
        .runs()
        .send(
            user,
            forged.token().map(text -> "Bearer " + text),
            Optional.empty(),
            session.runs().body(good).toString(),
            Expectation.refused("with " + Parameters.forgery(token).label() + " token", 401));
  }

  private static void send(
      ScenarioSession session,
      String user,
      AgentRequest good,
      AgentRequest request,
      String because,
      Integer... statuses) {
    needWords(session, good, request.body().toString());
    session
        .runs()
        .send(
            user,
            bearer(session, user),
            Optional.empty(),
            session.runs().body(request).toString(),
            Expectation.refused(because, statuses));
  }

  /**
   * Skip what the target's protocol may well let pass.
   *
   * @param isDemanded whether another than the contract's own says that it is to be refused
   */
  private static void needDemand(ScenarioSession session, boolean isDemanded) {
    Protocol protocol = session.target().wireProfile().protocol();
    if (protocol.isStream() && !isDemanded) {
      session.needs().skip("over " + protocol.label() + " a request need not be refused for this");
    }
  }

  /** Skip what the target's form of a request has no words for. */
  private static void needWords(ScenarioSession session, AgentRequest good, String bad) {
    WireProfile profile = session.target().wireProfile();
    if (!RequestWriter.tellsApart(profile.request(), good.body().toString(), bad)) {
      session
          .needs()
          .skip("a request by the wire profile " + profile.name() + " can't have this fault");
    }
  }

  static Optional<String> bearer(ScenarioSession session, String user) {
    return Optional.of("Bearer " + session.people().user(user).token());
  }

  private String otherId(ScenarioSession session, String user) {
    if (words.equals(UNKNOWN)) {
      return UUID.randomUUID().toString();
    }
    if (words.equals(LOOK_ALIKE)) {
      String id = session.people().user(user).id();
      return id.substring(0, id.length() - 1) + (id.endsWith("1") ? "2" : "1");
    }
    return session.people().user(words.substring(words.lastIndexOf(' ') + 1)).id();
  }

  private String agent() {
    Matcher quoted = QUOTED.matcher(words);
    return quoted.find() ? Request.unquoted(quoted.group()) : "";
  }
}
