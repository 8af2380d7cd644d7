package dev.goldenpath.report;

import java.util.List;

/**
 * A sentence that a scenario may use.
 *
 * @param expression as the step's author wrote it, a Cucumber expression
 * @param location the class and method behind it
 * @param uses where features use it, in order
 */
public record Sentence(
    String keyword,
    String expression,
    String location,
    List<Parameter> parameters,
    List<Use> uses) {

  /** What may stand at a place of the sentence. */
  public record Parameter(String name, List<String> patterns) {
    public Parameter {
      patterns = List.copyOf(patterns);
    }
  }

  /** One use of a sentence: the words of the scenario, and its place. */
  public record Use(String text, String place) {}

  public Sentence {
    parameters = List.copyOf(parameters);
    uses = List.copyOf(uses);
  }

  /** Return a sentence as a scenario writes it: the first use, or the bare expression. */
  public String example() {
    return uses.isEmpty() ? expression : uses.get(0).text();
  }
}
