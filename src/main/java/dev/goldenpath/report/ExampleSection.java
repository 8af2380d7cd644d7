package dev.goldenpath.report;

import static java.util.stream.Collectors.joining;

import dev.goldenpath.result.Example;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What keeps a clause and what breaks it, as pictures of timelines that were made up for it.
 *
 * <p>They are the same in every report, and to judge and draw them all takes as long as a short
 * run: that is done once, when the suite is built.
 */
public final class ExampleSection {
  private static final String FOLDER = "report/examples";

  private ExampleSection() {}

  /**
   * Draw all of them: a step of the build, see the pom.
   *
   * @param args the folder of the compiled classes
   */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]).resolve(FOLDER));
    for (Clause clause : Clause.values()) {
      Files.writeString(folder.resolve(clause.id() + ".html"), drawn(clause));
    }
  }

  static void write(Clause clause, Html main) {
    main.raw(
        Resources.find("/" + FOLDER + "/" + clause.id() + ".html").orElseGet(() -> drawn(clause)));
  }

  /** Judge and draw them now, as where no build has done so: in an editor. */
  static String drawn(Clause clause) {
    Html main = new Html();
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
    return main.toString();
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
