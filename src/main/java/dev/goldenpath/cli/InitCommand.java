package dev.goldenpath.cli;

import dev.goldenpath.report.CatalogueFormat;
import dev.goldenpath.report.Resources;
import dev.goldenpath.report.StepCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "init",
    description =
        "Write the first files of a project of one's own: a target, a feature, a pipeline, and what"
            + " editors want to know.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:the files are there", "2:nothing was written, since one was there already"})
final class InitCommand extends Subcommand {
  private static final Map<String, String> FILES =
      new TreeMap<>(
          Map.of(
              "targets/backend.properties", "backend.properties",
              "features/agent.feature", "agent.feature",
              ".vscode/settings.json", "settings.json",
              ".github/workflows/acceptance.yml", "acceptance.yml"));

  /** The sentences, as editors read them. */
  private static final String SENTENCES = ".vscode/Sentences.java";

  @Parameters(paramLabel = "DIR", description = "the project's folder; made where it is not there")
  private Path folder = Path.of(".");

  @Override
  public Integer call() {
    Map<String, String> texts = texts();
    List<String> there =
        texts.keySet().stream().filter(it -> Files.exists(folder.resolve(it))).toList();
    if (!there.isEmpty()) {
      throw new CommandUnusable(
          "Nothing was written: " + folder + " has " + String.join(" and ", there) + " already.");
    }
    texts.forEach((file, text) -> write(folder.resolve(file), text));
    PrintWriter out = out();
    texts.keySet().forEach(file -> out.println("wrote " + folder.resolve(file)));
    out.println();
    out.println(
        "Next: say in targets/backend.properties where your backend is, and in that folder");
    out.println("  goldenpath check");
    out.println("  goldenpath run --target backend --set password=@FILE");
    out.flush();
    return 0;
  }

  private static Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    FILES.forEach((file, resource) -> texts.put(file, Resources.text("/init/" + resource)));
    texts.put(SENTENCES, StepCatalogue.read().in(CatalogueFormat.EDITOR));
    return texts;
  }

  private static void write(Path file, String text) {
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Files.writeString(file, text);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("can't write " + file, unwritable);
    }
  }
}
