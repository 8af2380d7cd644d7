package dev.goldenpath.cli;

import dev.goldenpath.report.CatalogueFormat;
import dev.goldenpath.report.StepCatalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "steps", description = "List every sentence that a scenario may use.")
final class StepsCommand extends Subcommand {
  @Mixin private GlueOption glue = new GlueOption();

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
      defaultValue = "text",
      paramLabel = "FORMAT")
  private CatalogueFormat format = CatalogueFormat.TEXT;

  @Override
  public Integer call() {
    out().print(StepCatalogue.read().in(format));
    out().flush();
    return 0;
  }
}
