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

  /** A person: any name with a capital letter. */
  @ParameterType(PERSON)
  public String user(String name) {
    return name;
  }

  /** One or several people: {@code Ada}, {@code Ada and Ben}, {@code all 10 users}. */
  @ParameterType("all \\d+ users|" + PERSON + "(?:(?:, | and )" + PERSON + ")*")
  public List<String> users(String names) {
    return names.endsWith(" users")
        ? Cast.of(Integer.parseInt(names.split(" ")[1]))
        : Arrays.asList(names.split(", | and "));
  }

  /** An agent's type, as the backend calls it. */
  @ParameterType(Request.NAME)
  public String agent(String name) {
    return name;
  }

  /** A tool, as the backend calls it. */
  @ParameterType(Request.NAME)
  public String tool(String name) {
    session.target().parts().lacking(name).ifPresent(part -> session.skip(Parts.lack(part)));
    return session.target().parts().tool(name);
  }

  /** Tools, in order, with commas, "then" or "and" between them. */
  @ParameterType(Request.NAMES)
  public List<String> tools(String names) {
    return Request.list(names).stream().map(this::tool).toList();
  }

  /** An event, by its type on the wire; any type that a backend sends. */
  @ParameterType(Request.NAME)
  public String event(String name) {
    return name;
  }

  /** Events, with "or" between them. */
  @ParameterType(Request.NAME + "(?: or " + Request.NAME + ")*")
  public List<String> events(String names) {
    return Arrays.asList(names.split(" or "));
  }

  /** Events that answer, with "or" between them; "one" wants one of its own for each. */
  @ParameterType(Answers.WORDS)
  public Answers answers(String words) {
    return Answers.of(words);
  }

  /** Nothing, or within which time, in the run (else) or on the socket. */
  @ParameterType(Bounds.WORDS)
  public Bounds bounds(String words) {
    return Bounds.of(words);
  }

  /** What somebody asks for: an errand or a message, and options. */
  @ParameterType(Request.WORDS)
  public Request request(String words) {
    return Request.of(words);
  }

  /** What a user sends on a socket. */
  @ParameterType(ClientMessage.WORDS)
  public ClientMessage message(String words) {
    return ClientMessage.of(words);
  }

  /** A ping, on the first socket or on each. */
  @ParameterType(Ping.WORDS)
  public Ping ping(String words) {
    return Ping.of(words);
  }

  /** How often: {@code once}, {@code 3 times}, {@code at most 2 times}, {@code never}. */
  @ParameterType(Times.WORDS)
  public Times times(String words) {
    return Times.of(words);
  }

  /** How a value must be: {@code contains "Paris"}, {@code is at least 3}. */
  @ParameterType(Matching.WORDS)
  public Matching matching(String words) {
    return Matching.of(words);
  }

  /** A time: {@code 1.2 seconds}, {@code 500 ms}. */
  @ParameterType(Request.TIME)
  public Duration duration(String words) {
    return Durations.of(words);
  }

  /** A clause of the contract, by its id. */
  @ParameterType("[A-Z]+-\\d")
  public Clause clause(String id) {
    return Clause.byId(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no clause "
                        + id
                        + "; there are "
                        + Arrays.toString(Clause.values())));
  }

  /** A field of an event, by its path: {@code results.items[0].title}. */
  @ParameterType(Place.WORDS)
  public Place field(String path) {
    return Place.of(path);
  }

  /** Fields of an event, with commas or "and" between them. */
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

  /** Nothing, or with how many sockets, on which thread, with the token where. */
  @ParameterType(Listening.WORDS)
  public Listening listening(String words) {
    return Listening.of(words);
  }

  /** Where, or with which token, somebody tries to listen who must not. */
  @ParameterType(Attempt.WORDS)
  public Attempt attempt(String words) {
    return Attempt.of(words);
  }

  /** Words in a message that must change nothing, or one word that is all of it. */
  @ParameterType(Wording.WORDS)
  public Wording wording(String words) {
    return Wording.of(words);
  }

  /** What somebody does about a message: sends it in the middle of a run, or has a run after it. */
  @ParameterType(Occasion.WORDS)
  public Occasion occasion(String words) {
    return Occasion.of(words);
  }

  /** Nothing, or an agent that is asked: {@code the research_agent agent}. */
  @ParameterType("(?: the " + Request.NAME + " agent)?")
  public Optional<String> addressee(String words) {
    return words.isEmpty() ? Optional.empty() : Optional.of(words.strip().split(" ")[1]);
  }

  /** Nothing, or within which time: {@code within 2 seconds}. */
  @ParameterType("(?: within " + Request.TIME + ")?")
  public Optional<Duration> within(String words) {
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(Durations.of(words.substring(" within ".length())));
  }

  /** Nothing, or in how many of the scenario's runs: {@code in 90 % of the runs}. */
  @ParameterType("(?: in \\d{1,3} % of the runs)?")
  public OptionalInt share(String words) {
    return words.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(words.strip().split(" ")[1]));
  }

  /** At which end of a run: {@code first}, {@code last}. */
  @ParameterType("first|last")
  public boolean edge(String word) {
    return word.equals("last");
  }

  /** Nothing, or an id that both share: {@code with the same approval_id}. */
  @ParameterType("(?: with the same " + Place.WORDS + ")?")
  public Optional<Place> shared(String words) {
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(Place.of(words.substring(words.lastIndexOf(' ') + 1)));
  }

  /** What is wrong with a request. */
  @ParameterType(BadRequest.WORDS)
  public BadRequest fault(String words) {
    return BadRequest.of(words);
  }
}
