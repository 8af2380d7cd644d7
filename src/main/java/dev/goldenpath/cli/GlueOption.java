package dev.goldenpath.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Steps of one's own; {@link Glue} has read it by the time that a command runs. */
final class GlueOption {
  @Option(
      names = "--glue",
      paramLabel = "PATH",
      description = "a jar, or a folder of classes or Java sources, with steps of one's own")
  private List<Path> glue = List.of();
}
