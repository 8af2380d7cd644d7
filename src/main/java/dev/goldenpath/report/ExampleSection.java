package dev.goldenpath.report;

import static java.util.stream.Collectors.joining;

import dev.goldenpath.result.Example;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What keeps a clause and what breaks it, as pictures of timelines that were made up for it.
 *
 * <p>They are the same in every report, and to judge and draw them all takes as long as a short
 * run: that is done once, when the suite is built.
 */
public record ExampleSection(Optional<Example> keeping, Optional<Example> breaking) {
  private static final String FOLDER = "report/examples";

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

  static String of(Clause clause) {
    return Resources.find("/" + FOLDER + "/" + clause.id() + ".html")
        .orElseGet(() -> drawn(clause));
  }

  /** Judge and draw them now, as where no build has done so: in an editor. */
  static String drawn(Clause clause) {
    return Templates.render(
        "example", new ExampleSection(Example.keeping(clause), Example.breaking(clause)));
  }

  /** Say what was decided, and by which message. */
  static String words(Example breaking) {
    Violation violation = breaking.violation().orElseThrow();
    String decided =
        violation
            .decidingEntry()
            .map(entry -> "at event " + entry.at().seq())
            .orElse("by the clock");
    String also =
        breaking.also().stream().map(it -> " " + it + " is broken with it.").collect(joining());
    return "Expected: %s. Seen: %s. Decided %s.%s"
        .formatted(violation.expected(), violation.seen(), decided, also);
  }
}
