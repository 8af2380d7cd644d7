package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.SourceReference;
import io.cucumber.messages.types.StepDefinition;
import io.cucumber.messages.types.StepDefinitionPattern;
import io.cucumber.messages.types.StepDefinitionPatternType;
import io.cucumber.messages.types.TestCase;
import io.cucumber.messages.types.TestStep;
import java.util.List;
import org.junit.jupiter.api.Test;

class SameGlueTest {
  private final SameGlue glue = new SameGlue();

  @Test
  void a_sentence_that_each_thread_tells_is_let_through_once() {
    assertThat(glue.once(sentence("1", "it works"))).isPresent();
    assertThat(glue.once(sentence("2", "it works"))).isEmpty();
    assertThat(glue.once(sentence("3", "it fails"))).isPresent();
  }

  @Test
  void a_scenario_names_the_sentence_that_was_let_through() {
    glue.once(sentence("1", "it works"));
    glue.once(sentence("2", "it works"));

    Envelope scenario =
        glue.once(
                Envelope.of(
                    new TestCase(
                        "t",
                        "p",
                        List.of(new TestStep(null, "s", "ps", List.of("2"), List.of())),
                        null)))
            .orElseThrow();

    assertThat(scenario.getTestCase().orElseThrow().getTestSteps())
        .extracting(step -> step.getStepDefinitionIds().orElseThrow())
        .containsExactly(List.of("1"));
  }

  private static Envelope sentence(String id, String words) {
    return Envelope.of(
        new StepDefinition(
            id,
            new StepDefinitionPattern(words, StepDefinitionPatternType.CUCUMBER_EXPRESSION),
            SourceReference.of("steps")));
  }
}
