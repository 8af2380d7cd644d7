package dev.goldenpath.cli;

import dev.goldenpath.report.FeatureCheck;
import dev.goldenpath.report.Finding;
import dev.goldenpath.report.StepCatalogue;
import dev.goldenpath.result.FeatureId;
import dev.goldenpath.setting.Capability;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    description = "Look at features without running them: no target is needed.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:nothing is wrong", "2:something is; each has its file and line"})
final class CheckCommand extends Subcommand {
  private static final String ENDING = ".feature";

  @Mixin private GlueOption glue = new GlueOption();

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "a folder or file of features (default: features)")
  private List<Path> paths = List.of();

  @Override
  public Integer call() {
    List<Path> files = files(paths.isEmpty() ? List.of(Path.of("features")) : paths);
    List<Finding> findings = findings(files, tags -> true);
    PrintWriter out = out();
    findings.forEach(out::println);
    out.println(
        findings.isEmpty()
            ? "Nothing is wrong in " + counted(files.size(), "feature file") + "."
            : counted(findings.size(), "thing") + " to mend.");
    out.flush();
    return findings.isEmpty() ? 0 : 2;
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  /** Return what is wrong with those scenarios of some files whose tags are wanted. */
  static List<Finding> findings(List<Path> files, Predicate<List<String>> selected) {
    FeatureCheck check =
        new FeatureCheck(
            StepCatalogue.known(),
            Stream.concat(
                    Arrays.stream(Capability.values()).map(Capability::label),
                    Stream.of("allow-load"))
                .toList(),
            selected);
    List<Finding> findings = List.of();
    for (Path file : files) {
      findings = look(check, file);
    }
    return findings;
  }

  private static List<Finding> look(FeatureCheck check, Path file) {
    try {
      return check.look(
          file, FeatureSource.forGherkin(FeatureId.of(file.toUri()), Files.readAllBytes(file)));
    } catch (IOException unreadable) {
      return check.unreadable(file, String.valueOf(unreadable.getMessage()));
    }
  }

  private static List<Path> files(List<Path> paths) {
    return paths.stream().flatMap(CheckCommand::below).distinct().toList();
  }

  private static Stream<Path> below(Path path) {
    Path file = path.toAbsolutePath().normalize();
    if (!Files.exists(file)) {
      throw new CommandUnusable("There are no features at " + path + ": no such file or folder.");
    }
    try (Stream<Path> walk = Files.walk(file)) {
      return walk.filter(it -> it.toString().endsWith(ENDING)).sorted().toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("can't read " + path, unreadable);
    }
  }
}
