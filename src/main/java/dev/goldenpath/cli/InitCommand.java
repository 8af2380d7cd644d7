package dev.goldenpath.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Write the first files of a project with scenarios of one's own. */
@Command(
    name = "init",
    description =
        "Write the first files of a project of one's own: a target, a feature, a pipeline.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:the files are there", "2:nothing was written, since one was there already"})
final class InitCommand implements Callable<Integer> {
  private static final Map<String, String> FILES =
      new TreeMap<>(
          Map.of(
              "targets/backend.properties", "backend.properties",
              "features/agent.feature", "agent.feature",
              ".github/workflows/acceptance.yml", "acceptance.yml"));

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the project's folder; made where it is not there")
  private Path folder = Path.of(".");

  InitCommand() {}

  @Override
  public Integer call() {
    List<String> there =
        FILES.keySet().stream().filter(it -> Files.exists(folder.resolve(it))).toList();
    if (!there.isEmpty()) {
      throw new CommandUnusable(
          "Nothing was written: " + folder + " has " + String.join(" and ", there) + " already.");
    }
    FILES.forEach((file, resource) -> write(folder.resolve(file), resource));
    PrintWriter out = spec.commandLine().getOut();
    FILES.keySet().forEach(file -> out.println("wrote " + folder.resolve(file)));
    out.println();
    out.println(
        "Next: say in targets/backend.properties where your backend is, and in that folder");
    out.println("  goldenpath check");
    out.println("  goldenpath run --target backend --set password=@FILE");
    out.flush();
    return 0;
  }

  private static void write(Path file, String resource) {
    try (InputStream in = InitCommand.class.getResourceAsStream("/init/" + resource)) {
      if (in == null) {
        throw new IllegalStateException("/init/" + resource + " is not on the class path");
      }
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Files.copy(in, file);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("can't write " + file, unwritable);
    }
  }
}
