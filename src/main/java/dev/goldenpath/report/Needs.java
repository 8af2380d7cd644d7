package dev.goldenpath.report;

import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleStep;
import io.cucumber.messages.types.PickleTag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What steps need of a target beyond the core of the contract, and a scenario must say. */
final class Needs {
  private static final Map<String, Pattern> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("wait-tool", Pattern.compile("\\bwait_tool\\b|a wait of "));
    WORDS.put("failing-tool", Pattern.compile("\\bfailing_tool\\b|a tool that fails"));
    WORDS.put("sub-agents", Pattern.compile("\\bdelegate_tool\\b|nested agent"));
    WORDS.put("app-ping", Pattern.compile("an application ping"));
    WORDS.put(
        "multi-user",
        Pattern.compile("^all \\d+ users |^\\p{Lu}\\w*(, \\p{Lu}\\w*)* and \\p{Lu}\\w* "));
  }

  private Needs() {}

  /** Return what a scenario needs and does not say; only of needs that are known. */
  static List<Finding> findings(Pickle pickle, FeatureText text, Collection<String> known) {
    List<String> tags = pickle.getTags().stream().map(PickleTag::getName).toList();
    List<Finding> findings = new ArrayList<>();
    for (PickleStep step : pickle.getSteps()) {
      WORDS.forEach(
          (need, words) -> {
            String tag = "@needs-" + need;
            if (known.contains(need)
                && !tags.contains(tag)
                && words.matcher(step.getText()).find()) {
              findings.add(
                  new Finding(
                      Mistake.NEED_NOT_SAID,
                      text.place(step),
                      "“" + step.getText() + "” needs what not every target has.",
                      "Tag the scenario, its rule or its feature with " + tag));
            }
          });
    }
    return findings;
  }
}
