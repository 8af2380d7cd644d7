package dev.goldenpath.report;

import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.TestCase;
import io.cucumber.messages.types.TestStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Let every sentence, hook and parameter type through once: Cucumber tells them again for each of
 * its threads, under other ids.
 */
final class SameGlue {
  private final Map<String, String> firstIds = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();

  /** Return the message with the ids of what was told first; empty where all of it was told. */
  Optional<Envelope> once(Envelope message) {
    boolean fresh =
        message
            .getStepDefinition()
            .map(it -> isNew(it.getId(), it.getPattern() + "" + it.getSourceReference()))
            .or(() -> message.getHook().map(it -> isNew(it.getId(), it.getSourceReference() + "")))
            .or(() -> message.getParameterType().map(it -> isNew(it.getId(), "{" + it.getName())))
            .orElse(true);
    return fresh
        ? Optional.of(message.getTestCase().map(it -> Envelope.of(known(it))).orElse(message))
        : Optional.empty();
  }

  private boolean isNew(String id, String what) {
    String first = firstIds.putIfAbsent(what, id);
    if (first != null) {
      ids.put(id, first);
    }
    return first == null;
  }

  private TestCase known(TestCase scenario) {
    return new TestCase(
        scenario.getId(),
        scenario.getPickleId(),
        scenario.getTestSteps().stream().map(this::known).toList(),
        scenario.getTestRunStartedId().orElse(null));
  }

  private TestStep known(TestStep step) {
    return new TestStep(
        step.getHookId().map(this::known).orElse(null),
        step.getId(),
        step.getPickleStepId().orElse(null),
        step.getStepDefinitionIds()
            .map(all -> List.copyOf(all.stream().map(this::known).toList()))
            .orElse(null),
        step.getStepMatchArgumentsLists().orElse(null));
  }

  private String known(String id) {
    return ids.getOrDefault(id, id);
  }
}
