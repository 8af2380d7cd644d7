package dev.goldenpath.steps;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.scenario.ScenarioSession;
import dev.goldenpath.setting.Parts;
import dev.goldenpath.user.Forgery;
import io.cucumber.java.ParameterType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The words of the domain that sentences may hold. */
public final class Parameters {
  static final String PERSON = "\\p{Lu}[\\p{L}\\p{M}\\d]*";

  static final String BAD_TOKENS =
      "no token|a malformed token|an expired token|an unsigned token|an unsigned token that spells"
          + " it nOnE|a token signed with another key|a token signed with an empty key|a token with"
          + " an altered payload|a token with an altered signature";

  private final ScenarioSession session;

  public Parameters(ScenarioSession session) {
    this.session = session;
  }

  @Says("A person: any name with a capital letter.")
  @ParameterType(PERSON)
  public String user(String name) {
    return name;
  }

  @Says("One or several people: Ada, Ada and Ben, all 10 users.")
  @ParameterType("all \\d+ users|" + PERSON + "(?:(?:, | and )" + PERSON + ")*")
  public List<String> users(String names) {
    return names.endsWith(" users")
        ? Cast.of(Times.some(Integer.parseInt(names.split(" ")[1])))
        : Arrays.asList(names.split(", | and "));
  }

  @Says("An agent's type, as the backend calls it.")
  @ParameterType(Request.NAME)
  public String agent(String name) {
    return name;
  }

  @Says("A tool, as the backend calls it.")
  @ParameterType(Request.NAME)
  public String tool(String name) {
    session
        .target()
        .parts()
        .lacking(name)
        .ifPresent(part -> session.needs().skip(Parts.lack(part)));
    return session.target().parts().tool(name);
  }

  @Says("Tools, in order, with commas, \"then\" or \"and\" between them.")
  @ParameterType(Request.NAMES)
  public List<String> tools(String names) {
    return Request.list(names).stream().map(this::tool).toList();
  }

  @Says("An event, by its type on the wire; any type that a backend sends.")
  @ParameterType(Request.NAME)
  public String event(String name) {
    return name;
  }

  @Says("Events, with \"or\" between them.")
  @ParameterType(Request.NAME + "(?: or " + Request.NAME + ")*")
  public List<String> events(String names) {
    return Arrays.asList(names.split(" or "));
  }

  @Says("Events that answer, with \"or\" between them; \"one\" wants one of its own for each.")
  @ParameterType(Answers.WORDS)
  public Answers answers(String words) {
    return Answers.of(words);
  }

  @Says(
      "Nothing, or within 2 seconds, in the run (else) or on the socket: within 2 seconds, on the"
          + " socket.")
  @ParameterType(Bounds.WORDS)
  public Bounds bounds(String words) {
    return Bounds.of(words);
  }

  @Says(
      "What is asked for: \"words of one's own\", for an echo, for an echo of a long text, for"
          + " help, for the time, for a wait of 2 seconds, for a tool that fails, for a run that"
          + " takes its time, for the same again, to use a_tool then another; before it, the a_name"
          + " agent; after it, with a_tool, in at most 2 rounds, in a second thread, in the thread"
          + " of Ben, 3 times at once, 3 times, one after another, while nobody listens. What may"
          + " be left open is drawn: 3 to 5 times, to use a_tool, another in any order.")
  @ParameterType(Request.WORDS)
  public Request request(String words) {
    return Request.of(words, session.draw());
  }

  @Says(
      "What is sent on a socket: the message 'hello', which can't be read; a message of 4000"
          + " letters that can't be read; a binary message, which can't be read (or an empty one,"
          + " one of control characters, one nested 2000 deep); a message of each kind that can't"
          + " be read; 5 messages that can't be read; 5 messages of types that nobody knows; after"
          + " each of these: , on each socket.")
  @ParameterType(ClientMessage.WORDS)
  public ClientMessage message(String words) {
    return new ClientMessage(session.draw().in(words));
  }

  @Says(
      "A ping: a WebSocket ping, a WebSocket ping that carries 9 bytes, an application ping; on"
          + " each socket; 4 times, one after another.")
  @ParameterType(Ping.WORDS)
  public Ping ping(String words) {
    return new Ping(session.draw().in(words));
  }

  @Says("How often: once, 3 times, at most 2 times, never.")
  @ParameterType(Times.WORDS)
  public Times times(String words) {
    return Times.of(words);
  }

  @Says(
      "How a value must be: contains Paris, does not contain, matches /a.*/, starts with, ends"
          + " with, is 3, is not 3, is one of a, b, is at least 3, is between 1 and 10, is a text,"
          + " is a number, is a list, is an object, is a UUID, is a time, is a URL, is empty, is"
          + " null, is present, is absent, has 2 items, has at least 1 item.")
  @ParameterType(Matching.WORDS)
  public Matching matching(String words) {
    return Matching.of(words);
  }

  @Says("A time: 1.2 seconds, 500 ms; or one that is drawn: 3.5 to 5 seconds.")
  @ParameterType(Request.SOME_TIME)
  public Duration duration(String words) {
    return Durations.of(session.draw().in(words));
  }

  @Says("A clause of the contract, by its id: PAIR-1.")
  @ParameterType("[A-Z]+-\\d")
  public Clause clause(String id) {
    return Clause.byId(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no clause %s; there are %s"
                        .formatted(id, Arrays.toString(Clause.values()))));
  }

  @Says("A field of an event, by its path: results.items[0].title.")
  @ParameterType(Place.WORDS)
  public Place field(String path) {
    return Place.of(path);
  }

  @Says("Fields of an event, with commas or \"and\" between them.")
  @ParameterType(Place.WORDS + "(?:(?:, | and )" + Place.WORDS + ")*")
  public List<Place> fields(String paths) {
    return Arrays.stream(paths.split(", | and ")).map(Place::of).toList();
  }

  static Forgery forgery(String words) {
    return switch (words) {
      case "no token" -> Forgery.MISSING;
      case "a malformed token" -> Forgery.MALFORMED;
      case "an expired token" -> Forgery.EXPIRED;
      case "an unsigned token" -> Forgery.ALG_NONE;
      case "an unsigned token that spells it nOnE" -> Forgery.ALG_NONE_OTHERWISE;
      case "a token signed with another key" -> Forgery.WRONG_KEY;
      case "a token signed with an empty key" -> Forgery.EMPTY_KEY;
      case "a token with an altered payload" -> Forgery.ALTERED_PAYLOAD;
      default -> Forgery.ALTERED_SIGNATURE;
    };
  }

  @Says(
      "Nothing, or with 3 sockets, with another socket, on a second thread too, with the token in a"
          + " subprotocol, with the token in the Authorization header.")
  @ParameterType(Listening.WORDS)
  public Listening listening(String words) {
    return new Listening(words);
  }

  @Says(
      "On the thread of Ada, or with a bad token in its usual place, a subprotocol or the"
          + " Authorization header: no token, a malformed token, an expired token, an unsigned"
          + " token, a token signed with another key, a token with an altered payload …")
  @ParameterType(Attempt.WORDS)
  public Attempt attempt(String words) {
    return new Attempt(words);
  }

  @Says(
      "Words in a message that must change nothing: with the words 'a test'; or all of it: with the"
          + " word 'test' alone.")
  @ParameterType(Worded.WORDS)
  public Worded wording(String words) {
    return Worded.of(words);
  }

  @Says(
      "When it is sent: in the middle of a run, and has another run, and after 4 seconds has a"
          + " run.")
  @ParameterType(Occasion.WORDS)
  public Occasion occasion(String words) {
    return Occasion.of(session.draw().in(words));
  }

  @Says("Nothing, or an agent that is asked: the research_agent agent.")
  @ParameterType("(?: the " + Request.NAME + " agent)?")
  public Optional<String> addressee(String words) {
    return words.isEmpty() ? Optional.empty() : Optional.of(words.strip().split(" ")[1]);
  }

  @Says("Nothing, or a role that users.ROLE in the target's settings gives accounts: as premium.")
  @ParameterType("(?: as " + Request.NAME + ")?")
  public Optional<String> role(String words) {
    return words.isEmpty() ? Optional.empty() : Optional.of(words.substring(" as ".length()));
  }

  @Says("Nothing, or within which time: within 2 seconds.")
  @ParameterType("(?: within " + Request.TIME + ")?")
  public Optional<Duration> within(String words) {
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(Durations.of(words.substring(" within ".length())));
  }

  @Says("Nothing, or in how many of the scenario's runs: in 90 % of the runs.")
  @ParameterType("(?: in \\d{1,3} % of the runs)?")
  public OptionalInt share(String words) {
    return words.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(words.strip().split(" ")[1]));
  }

  @Says("At which end of a run: first, last.")
  @ParameterType("first|last")
  public boolean edge(String word) {
    return word.equals("last");
  }

  @Says("Nothing, or an id that both share: with the same approval_id.")
  @ParameterType("(?: with the same " + Place.WORDS + ")?")
  public Optional<Place> shared(String words) {
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(Place.of(words.substring(words.lastIndexOf(' ') + 1)));
  }

  @Says(
      "What is wrong with a request: that is not JSON, without message, whose thread_id is not a"
          + " UUID, with no token, for the agent 'nobody', which does not exist, in the name of Ben"
          + " …")
  @ParameterType(BadRequest.WORDS)
  public BadRequest fault(String words) {
    return BadRequest.of(words);
  }
}
