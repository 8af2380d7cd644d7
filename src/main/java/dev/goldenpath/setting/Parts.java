package dev.goldenpath.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which agent and which tools of a target play the parts that the contract speaks of.
 *
 * <p>Scenarios and rules call them by the contract's names; here these are turned into the target's
 * own when a request is sent, and back when an event is read. Immutable.
 *
 * @param agent the agent's type on the wire
 * @param players by part; none for a part that nobody plays
 * @param echoPrompt how an agent is asked to echo a text, with {@code {tool}} and {@code {text}};
 *     empty where the text itself is the message
 */
public record Parts(String agent, Map<Part, Player> players, Optional<String> echoPrompt) {
  /** The agent whose ways the contract describes. */
  public static final String AGENT = "data_helper";

  /** An agent whose default tools the contract does not know, since it lacks some of them. */
  public static final String OTHER_AGENT = "agent_of_the_target";

  static final Parts OF_THE_CONTRACT = new Parts(AGENT, playersOfTheContract(), Optional.empty());

  public Parts {
    players = Map.copyOf(players);
  }

  private static Map<Part, Player> playersOfTheContract() {
    Map<Part, Player> players = new TreeMap<>();
    for (Part part : Part.values()) {
      if (part.usualTool().equals(part.contractName())) {
        players.put(part, Player.ofTheContract(part));
      }
    }
    return players;
  }

  public boolean has(Part part) {
    return players.containsKey(part);
  }

  /** Return the part of a tool by its name in the contract, if nobody plays it. */
  public Optional<Part> lacking(String contractName) {
    return Part.called(contractName).filter(part -> !has(part));
  }

  /** Say what it means that nobody plays a part. */
  public static String lack(Part part) {
    return "none of the target's tools plays " + part.contractName() + " (" + part.setting() + ")";
  }

  /** Return the contract's name of a tool that plays a part, and any other's own. */
  public String tool(String name) {
    return players.values().stream()
        .filter(player -> player.tool().equals(name))
        .map(player -> player.part().contractName())
        .findFirst()
        .orElse(name);
  }

  /** Return the contract's name of the agent, and any other's own. */
  public String agent(String name) {
    return name.equals(agent) || name.equals(AGENT) ? role() : name;
  }

  private String role() {
    return has(Part.ECHO) && has(Part.TIME) ? AGENT : OTHER_AGENT;
  }

  /** Return the target's name of a tool. */
  public String toolOnTheWire(String name) {
    return Part.called(name).map(players::get).map(Player::tool).orElse(name);
  }

  /** Return the target's name of an agent. */
  public String agentOnTheWire(String name) {
    return name.equals(AGENT) || name.equals(OTHER_AGENT) ? agent : name;
  }

  /** Put the target's names, and its way to be asked for an echo, into a request. */
  public ObjectNode request(ObjectNode ofTheContract) {
    ObjectNode body = ofTheContract.deepCopy();
    body.put("agent_type", agentOnTheWire(body.path("agent_type").asText()));
    if (body.path("agent_config").path("tools") instanceof ArrayNode tools) {
      String message = body.path("message").asText();
      String echo = Part.ECHO.contractName();
      if (echoPrompt.isPresent() && tools.valueStream().anyMatch(it -> it.asText().equals(echo))) {
        body.put("message", prompted(message));
      }
      for (int i = 0; i < tools.size(); i++) {
        tools.set(i, toolOnTheWire(tools.path(i).asText()));
      }
    }
    return body;
  }

  /** Return what an agent is told to have it echo a text. */
  public String prompted(String text) {
    return echoPrompt
        .map(it -> it.replace("{tool}", toolOnTheWire(Part.ECHO.contractName())))
        .map(it -> it.replace("{text}", text))
        .orElse(text);
  }

  /** Return whether an event tells anything that a target may call otherwise. */
  public static boolean speaksOfParts(ObjectNode told) {
    JsonNode data = told.path("data");
    return data.has("tool_name") || data.has("agent_type");
  }

  /** Put the contract's names into what an event tells, and values where the contract has them. */
  public void recast(ObjectNode told) {
    if (told.path("data") instanceof ObjectNode data) {
      JsonNode name = data.path("tool_name");
      players.values().stream()
          .filter(player -> name.isTextual() && player.tool().equals(name.textValue()))
          .findFirst()
          .ifPresent(
              player -> {
                player.recast(data);
                data.put("tool_name", player.part().contractName());
              });
      if (data.path("agent_type").isTextual()) {
        data.put("agent_type", agent(data.path("agent_type").textValue()));
      }
    }
  }

  /** Put what a tool, by its name in the contract, has returned where the contract has it. */
  public JsonNode results(String tool, JsonNode results) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.set("results", results);
    Part.called(tool).map(players::get).ifPresent(player -> player.recast(data));
    return data.path("results");
  }

  /** Put the target's own names into a text that speaks in the contract's. */
  public String told(String text) {
    String told = text;
    for (Part part : players.keySet()) {
      told = replaced(told, part.contractName(), toolOnTheWire(part.contractName()));
    }
    for (Player player : players.values()) {
      told = player.told(told);
    }
    return replaced(replaced(told, OTHER_AGENT, agent), AGENT, agent);
  }

  private static String replaced(String text, String name, String by) {
    return name.equals(by) || !text.contains(name)
        ? text
        : Pattern.compile("(?<![\\w.-])" + name + "(?![\\w-])")
            .matcher(text)
            .replaceAll(Matcher.quoteReplacement(by));
  }

  /** Return the settings that say all this, where it is not as in the contract. */
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    put(settings, "agent", agent, AGENT);
    for (Part part : Part.values()) {
      Player usual = Player.ofTheContract(part);
      Player player = players.get(part);
      String tool = player == null ? PartsReader.NONE : player.tool();
      put(settings, part.setting(), tool, part.usualTool());
      if (player != null) {
        put(settings, part.setting() + ".argument", player.argument(), usual.argument());
        put(settings, part.setting() + ".result", player.result(), usual.result());
      }
    }
    echoPrompt.ifPresent(words -> settings.put("prompt.echo", words));
    return settings;
  }

  private static void put(Map<String, String> settings, String key, String value, String usual) {
    if (!value.equals(usual)) {
      settings.put(key, value);
    }
  }

  /** Return the contract's names of some tools. */
  public Collection<String> tools(Collection<String> names) {
    return names.stream().map(this::tool).toList();
  }
}
