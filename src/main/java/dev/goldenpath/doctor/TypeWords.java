package dev.goldenpath.doctor;

import dev.goldenpath.setting.EventNames;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which type of the contract a word on the wire most likely stands for. */
final class TypeWords {
  private static final Pattern TOOL = Pattern.compile("tool|function|action");
  private static final Pattern END =
      Pattern.compile(
          "complet|result|finish|done|output|return|respon|answer|final|succe|(^|_)end(s|ed)?(_|$)");

  /** In this order: the first that matches counts. */
  private static final Map<String, Pattern> OTHERS = new LinkedHashMap<>();

  static {
    OTHERS.put("agent_thinking", Pattern.compile("think|reason|thought|plan|musing|reflect"));
    OTHERS.put("agent_error", Pattern.compile("(agent|run|task|job|execution).*(err|fail|abort)"));
    OTHERS.put("error", Pattern.compile("err|fail|complain|problem"));
    OTHERS.put("pong", Pattern.compile("pong"));
    OTHERS.put("agent_completed", END);
    OTHERS.put(
        "connection_established", Pattern.compile("connect|hello|welcome|ready|greet|established"));
    OTHERS.put("agent_started", Pattern.compile("start|begin|began|creat|launch"));
  }

  private TypeWords() {}

  /** Return a word in small letters, its parts with an underscore between: {@code run_end}. */
  private static String parted(String word) {
    return word.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("[^A-Za-z0-9]+", "_")
        .toLowerCase(Locale.ROOT);
  }

  static Optional<String> contractTypeOf(String word) {
    String plain = parted(word);
    if (EventNames.TYPES.contains(plain)) {
      return Optional.of(plain);
    }
    if (TOOL.matcher(plain).find()) {
      return Optional.of(END.matcher(plain).find() ? "tool_completed" : "tool_executing");
    }
    return OTHERS.entrySet().stream()
        .filter(it -> it.getValue().matcher(plain).find())
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
