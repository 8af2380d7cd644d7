package dev.goldenpath.cli;

import dev.goldenpath.report.CatalogueFormat;
import dev.goldenpath.report.StepCatalogue;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** List every sentence that a scenario may use. */
@Command(
    name = "steps",
    description = "List every sentence that a scenario may use.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class StepsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private GlueOption glue = new GlueOption();

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
      defaultValue = "text",
      paramLabel = "FORMAT")
  private CatalogueFormat format = CatalogueFormat.TEXT;

  StepsCommand() {}

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(StepCatalogue.read().in(format));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
