package dev.goldenpath.report;

import java.util.List;

/**
 * A sentence that a scenario may use.
 *
 * @param expression as the step's author wrote it, a Cucumber expression
 * @param location the class and method behind it
 * @param says what it does, in a line
 * @param group what it and others are about
 * @param below what must stand below it
 * @param rows how the rows of its table may begin; empty where they may begin as they like
 * @param uses where features use it, in order
 */
public record Sentence(
    String keyword,
    String expression,
    String location,
    String says,
    String group,
    Below below,
    List<String> rows,
    List<Parameter> parameters,
    List<Use> uses) {

  /** What stands in the lines below it. */
  public enum Below {
    NOTHING,
    TABLE,
    TEXT
  }

  /** What may stand at a place of the sentence: in words, where its author has said so. */
  public record Parameter(String name, List<String> patterns, String says) {
    private static final List<String> CUCUMBERS = List.of("int", "string", "word", "");

    public Parameter {
      patterns = List.copyOf(patterns);
    }

    /** Return whether it is Cucumber's own, which everybody knows; of it only the name is known. */
    boolean isCucumbers() {
      return CUCUMBERS.contains(name);
    }

    /** Return what may stand there, in words where there are any. */
    public String words() {
      return says.isEmpty() ? String.join(" | ", patterns) : says;
    }
  }

  /** One use of a sentence: the words of the scenario, and its place. */
  public record Use(String text, String place) {}

  public Sentence {
    rows = List.copyOf(rows);
    parameters = List.copyOf(parameters);
    uses = List.copyOf(uses);
  }

  /** Return where it is used, once each. */
  public long places() {
    return uses.stream().map(Use::place).distinct().count();
  }

  /** Return a sentence as a scenario writes it: the first use, or the bare expression. */
  public String example() {
    return uses.isEmpty() ? expression : uses.get(0).text();
  }
}
