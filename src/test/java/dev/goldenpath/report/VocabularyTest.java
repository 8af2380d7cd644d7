package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  /** Sentences that one scenario alone may use, since they say what nothing else says. */
  private static final Set<String> OF_ONE_SCENARIO =
      Set.of(
          // The suite's mission, word by word.
          "a/an {agent} agent runs",
          // The one thing that ISO-3 leaves to the target's overlap.
          "{user} asks {request} in the meantime",
          "the runs take turns as the target says",
          // One word of the patterns each, which an author will look for.
          "no {events} comes between {events} and {events}{bounds}",
          "nothing of the run comes after {events}",
          "at most {int} {event} come(s) in a row{bounds}",
          "exactly these events are seen in this order",
          "{user} asks with these options:",
          "{user} asks{addressee}:",
          "{event} comes within {duration}{share}",
          "{tool} is called before {tool}",
          "{tool} is called {times}",
          "{tool} returns:",
          // The load feature, with as many users as its author wants.
          "{int} users each run a/an {agent} agent at once",
          "every user sees their own run whole",
          "{int} of {int} runs see their first event within {duration}",
          // An outline over every kind of text.
          "{user}'s text comes back in the tool's results and in the answer");

  private static Map<String, Long> uses() {
    Map<String, Long> uses = new TreeMap<>();
    for (String folder : List.of("features", "examples")) {
      StepCatalogue.read(StepCatalogue.GLUE, Path.of(folder), VocabularyTest.class.getClassLoader())
          .sentences()
          .forEach(
              it ->
                  uses.merge(
                      it.expression(),
                      it.uses().stream().map(Sentence.Use::place).distinct().count(),
                      Long::sum));
    }
    return uses;
  }

  @Test
  void there_are_at_most_60_sentences() {
    assertThat(uses()).hasSizeLessThanOrEqualTo(60);
  }

  @Test
  void every_sentence_is_used_and_none_by_one_scenario_alone_without_a_reason() {
    Set<String> rare =
        uses().entrySet().stream()
            .filter(it -> it.getValue() < 2)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());

    assertThat(uses().values()).allMatch(count -> count > 0);
    assertThat(rare).isSubsetOf(OF_ONE_SCENARIO);
  }
}
