package dev.goldenpath.report;

import static java.util.stream.Collectors.joining;

import dev.goldenpath.result.Example;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Violation;

/** What keeps a clause and what breaks it, as pictures of timelines that were made up for it. */
final class ExampleSection {
  private ExampleSection() {}

  static void write(Clause clause, Html main) {
    Example.keeping(clause)
        .ifPresent(
            example ->
                IndexPage.section(
                    main,
                    "kept",
                    "What keeps it",
                    page -> TimelinePicture.example(example.story(), page)));
    Example.breaking(clause)
        .ifPresent(
            example ->
                IndexPage.section(
                    main, "example", "What breaks it", page -> broken(example, page)));
  }

  private static void broken(Example example, Html page) {
    Violation violation = example.violation().orElseThrow();
    String decided =
        violation
            .decidingEntry()
            .map(entry -> "at event " + entry.at().seq())
            .orElse("by the clock");
    String also =
        example.also().stream().map(it -> " " + it + " is broken with it.").collect(joining());
    page.element(
        "p",
        "class=\"about\"",
        "Expected: %s. Seen: %s. Decided %s.%s"
            .formatted(violation.expected(), violation.seen(), decided, also));
    TimelinePicture.example(example.story(), page);
  }
}
