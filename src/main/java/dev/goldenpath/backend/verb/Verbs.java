package dev.goldenpath.backend.verb;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Chain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a row of a catalogue does: verbs, each with its parameters or with a list of several. The
 * first stands outermost.
 */
public record Verbs(ObjectNode given) {

  private static final Map<String, Verb> KNOWN = new HashMap<>();

  static {
    Stream.of(
            ReplyVerbs.ALL,
            RequestVerbs.ALL,
            HandshakeVerbs.ALL,
            SocketVerbs.ALL,
            RouteVerbs.ALL,
            TextVerbs.ALL,
            EditVerbs.ALL,
            EventVerbs.ALL,
            AgentVerbs.ALL,
            ToolVerbs.ALL,
            DelegationVerbs.ALL)
        .forEach(KNOWN::putAll);
  }

  /** Read what a row gives. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Verbs {}

  /**
   * Make the behaviour for one backend.
   *
   * @throws IllegalArgumentException if a verb or one of its parameters is not right
   */
  public Behaviour behaviour(History history) {
    List<Behaviour> behaviours = new ArrayList<>();
    for (Map.Entry<String, JsonNode> verb : given.properties()) {
      JsonNode parameters = verb.getValue();
      (parameters.isArray() ? parameters : List.of(parameters))
          .forEach(one -> behaviours.add(behaviour(verb.getKey(), one, history)));
    }
    return Chain.of(behaviours);
  }

  private static Behaviour behaviour(String name, JsonNode given, History history) {
    Verb verb = Parameters.chosen("verb", name, KNOWN);
    try {
      Parameters parameters = new Parameters((ObjectNode) given, history);
      Behaviour behaviour = verb.with(parameters);
      parameters.done();
      return behaviour;
    } catch (IllegalArgumentException | ClassCastException unusable) {
      throw new IllegalArgumentException(
          name + " " + given + ": " + unusable.getMessage(), unusable);
    }
  }

  /**
   * Give the same with another number, written as {@code name=number}.
   *
   * @param whose named where no verb has such a number
   * @throws IllegalArgumentException if none has
   */
  public Verbs with(String number, String whose) {
    String[] parts = number.split("=", 2);
    ObjectNode others = given.deepCopy();
    List<JsonNode> having = others.findParents(parts[0]);
    if (!number.matches("[^=]+=\\d{1,9}")
        || having.isEmpty()
        || !having.get(0).get(parts[0]).isNumber()) {
      throw new IllegalArgumentException("no number of " + whose + " can be set by " + number);
    }
    having.forEach(it -> ((ObjectNode) it).put(parts[0], Integer.parseInt(parts[1])));
    return new Verbs(others);
  }
}
