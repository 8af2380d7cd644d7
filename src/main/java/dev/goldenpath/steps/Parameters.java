package dev.goldenpath.steps;

import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.setting.TokenTransport;
import dev.goldenpath.user.Forgery;
import io.cucumber.java.ParameterType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The words of the domain that sentences may hold. */
public final class Parameters {

  /** A person of a scenario. */
  @ParameterType("Ada|Ben|Cleo|Dora|Emil")
  public String user(String name) {
    return name;
  }

  /** An agent's type. */
  @ParameterType("[a-z]+(?:_[a-z]+)*_helper")
  public String agent(String name) {
    return name;
  }

  /** A tool. */
  @ParameterType("[a-z_]*(?:_tool|current_time)")
  public String tool(String name) {
    return name;
  }

  /** Tools, in order, with commas and "then" or "and" between them. */
  @ParameterType(
      "[a-z_]*(?:_tool|current_time)(?:(?:, | then | and )[a-z_]*(?:_tool|current_time))*")
  public List<String> tools(String names) {
    return Arrays.asList(names.split(", | then | and "));
  }

  /** An event, by its type on the wire. */
  @ParameterType(
      "agent_started|agent_thinking|tool_executing|tool_completed|agent_completed|agent_error")
  public EventType event(String name) {
    return EventType.named(name);
  }

  /** A time: {@code 1.2 seconds}, {@code 500 ms}. */
  @ParameterType("(\\d+(?:\\.\\d+)?) (seconds?|ms)")
  public Duration duration(String figure, String unit) {
    BigDecimal nanos = new BigDecimal(figure).scaleByPowerOfTen(unit.equals("ms") ? 6 : 9);
    return Duration.ofNanos(nanos.longValue());
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

  /** Fields that an event carries, with commas or "and" between them. */
  @ParameterType("[a-z_]+(?:(?:, | and )[a-z_]+)*")
  public List<String> fields(String names) {
    return Arrays.asList(names.split(", | and "));
  }

  /** A token that is none of the backend's. */
  @ParameterType(
      "no token|a malformed token|an expired token|an unsigned token|an unsigned token that spells"
          + " it nOnE|a token signed with another key|a token signed with an empty key|a token with"
          + " an altered payload|a token with an altered signature")
  public Forgery badToken(String words) {
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

  /** Where a socket carries its token. */
  @ParameterType("the Authorization header|a subprotocol")
  public TokenTransport transport(String words) {
    return words.equals("a subprotocol") ? TokenTransport.SUBPROTOCOL : TokenTransport.HEADER;
  }

  /** A fault of an execute request. */
  @ParameterType(RequestFault.WORDS)
  public RequestFault fault(String words) {
    return RequestFault.of(words);
  }

  /** A text to be echoed. */
  @ParameterType(EchoText.WORDS)
  public EchoText text(String words) {
    return EchoText.of(words);
  }
}
