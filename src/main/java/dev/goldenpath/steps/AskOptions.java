package dev.goldenpath.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.goldenpath.event.Json;
import dev.goldenpath.scenario.Ask;
import io.cucumber.datatable.DataTable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A table with one option of a request a row. */
record AskOptions(Map<String, String> options) {
  private static final String CONTEXT = "context.";
  private static final List<String> KNOWN =
      List.of("agent", "message", "tools", "rounds", "thread", "times", "at once");

  static AskOptions of(DataTable table) {
    Map<String, String> options = new LinkedHashMap<>();
    table.asLists().forEach(row -> options.put(row.get(0), row.size() < 2 ? "" : text(row.get(1))));
    options.keySet().stream()
        .filter(name -> !KNOWN.contains(name) && !name.startsWith(CONTEXT))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "there is no option “" + name + "”; there are " + KNOWN + " and context.NAME");
            });
    return new AskOptions(options);
  }

  /** Cucumber reads an empty cell as none. */
  private static String text(@org.jspecify.annotations.Nullable String cell) {
    return cell == null ? "" : cell;
  }

  List<Ask> by(String user) {
    Ask ask = Request.said(user, options.getOrDefault("message", Request.TASK));
    ask = options.containsKey("agent") ? ask.agent(options.get("agent")) : ask;
    ask = options.containsKey("tools") ? ask.tools(Request.list(options.get("tools"))) : ask;
    ask = options.containsKey("rounds") ? ask.rounds(number("rounds")) : ask;
    ask = options.containsKey("thread") ? ask.thread(options.get("thread")) : ask;
    int times = options.containsKey("times") ? Times.some(number("times")) : 1;
    return Collections.nCopies(times, ask.context(context()));
  }

  boolean isAtOnce() {
    String said = options.getOrDefault("at once", times1());
    if (!said.equals("yes") && !said.equals("no")) {
      throw new IllegalArgumentException("at once must be yes or no, not “" + said + "”");
    }
    return said.equals("yes");
  }

  /** A single request is sent without awaiting its end, so that later steps see it as it comes. */
  private String times1() {
    return options.containsKey("times") ? "no" : "yes";
  }

  private int number(String option) {
    try {
      return Integer.parseInt(options.getOrDefault(option, ""));
    } catch (NumberFormatException noNumber) {
      throw new IllegalArgumentException(
          option + " must be a whole number, not “" + options.get(option) + "”", noNumber);
    }
  }

  private Map<String, JsonNode> context() {
    Map<String, JsonNode> context = new TreeMap<>();
    options.forEach(
        (name, value) -> {
          if (name.startsWith(CONTEXT)) {
            context.put(
                name.substring(CONTEXT.length()),
                Json.read(value).orElseGet(() -> TextNode.valueOf(value)));
          }
        });
    return context;
  }
}
