package dev.goldenpath.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.goldenpath.doctor.Diagnosis;
import dev.goldenpath.doctor.Doctor;
import dev.goldenpath.doctor.Examination;
import dev.goldenpath.doctor.TargetText;
import dev.goldenpath.report.RunStatus;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Settings;
import dev.goldenpath.setting.Target;
import dev.goldenpath.wire.Harmless;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Look at a target step by step, and write the settings that fit it. */
@Command(
    name = "doctor",
    description = "Look at a target step by step: what fits, what does not, what to do.",
    sortOptions = false,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all that was tried fits",
      "1:something does not fit",
      "2:usage or settings",
      "3:the target can't be reached"
    })
final class DoctorCommand extends Subcommand {
  @Option(names = "--target", paramLabel = "NAME", description = "as for run")
  private @Nullable String target;

  @Option(names = "--set", paramLabel = "KEY=VALUE", description = "as for run")
  private List<String> sets = List.of();

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description = "write the target file that fits, such as targets/mine.yaml")
  private @Nullable Path write;

  @Option(names = "--json", description = "tell it as JSON, for programs")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Target examined = Settings.fromProcess(Optional.ofNullable(target), sets);
    if (examined.needsBackend()) {
      throw new CommandUnusable(
          "doctor looks at a target of your own: give --target NAME or --set base-url=URL");
    }
    Secrets secrets = new Secrets();
    secrets.addAll(examined);
    PrintWriter out = out();
    Examination examination =
        new Examination(
            finding -> {
              if (!json) {
                out.println(Harmless.text(secrets.mask(line(finding))));
                out.flush();
              }
            },
            write != null);
    new Doctor(examined, secrets, examination).examine();
    if (json) {
      out.println(Harmless.json(secrets.mask(json(examination))));
    }
    write(examined, examination, out);
    return !examination.isAmiss()
        ? RunStatus.OK
        : examination.isReached() ? RunStatus.BROKEN : RunStatus.NO_VERDICT;
  }

  private void write(Target examined, Examination examination, PrintWriter out) throws IOException {
    if (write == null || !examination.isReached()) {
      return;
    }
    new TargetText(examination.fitting(examined), examination.profile())
        .write(write, examined.wireProfile().source());
    if (!json) {
      out.println(
          examination.isAmiss()
              ? "Written: " + write + ", as far as is known; see ✗ above"
              : "Written: %s; now: %s run --target %s".formatted(write, OwnPlace.command(), write));
    }
  }

  private static String line(Diagnosis finding) {
    String advice =
        finding.advice().isEmpty() ? "" : "\n      " + " ".repeat(17) + "→ " + finding.advice();
    return String.format(
        Locale.ROOT,
        "  %s  %-20s %s%s",
        finding.mark().sign(),
        finding.step(),
        finding.seen(),
        advice);
  }

  private static String json(Examination examination) {
    ArrayNode all = JsonMapper.builder().build().createArrayNode();
    examination
        .findings()
        .forEach(
            it ->
                all.addObject()
                    .put("step", it.step())
                    .put("mark", it.mark().name().toLowerCase(Locale.ROOT))
                    .put("seen", it.seen())
                    .put("advice", it.advice()));
    return all.toPrettyString();
  }
}
