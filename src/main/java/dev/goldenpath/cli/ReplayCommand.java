package dev.goldenpath.cli;

import dev.goldenpath.result.ClauseBreak;
import dev.goldenpath.result.Recording;
import dev.goldenpath.result.Replay;
import dev.goldenpath.secret.Secrets;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Judge recorded transcripts again, without a target. */
@Command(
    name = "replay",
    description = "Judge recorded transcripts again; those of one run together.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:nothing is broken in them",
      "1:a promise is broken in them",
      "2:one can't be read, or comes out otherwise than when it was recorded"
    })
final class ReplayCommand extends Subcommand {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "transcripts/*.ndjson, or their folder")
  private List<Path> files = List.of();

  @Override
  public Integer call() {
    List<Recording> recordings = judged();
    PrintWriter out = out();
    recordings.forEach(it -> tell(it, out));
    long differ = recordings.stream().filter(it -> !it.differences().isEmpty()).count();
    long broken = recordings.stream().filter(it -> !it.breaks().isEmpty()).count();
    out.println(
        "%s judged again, %s with something broken, %s otherwise than when recorded."
            .formatted(recordings.size(), broken, differ));
    out.flush();
    return differ > 0 ? 2 : broken > 0 ? 1 : 0;
  }

  private List<Recording> judged() {
    try {
      return Replay.of(files, new Secrets()::find);
    } catch (IOException unreadable) {
      throw new CommandUnusable(String.valueOf(unreadable.getMessage()), unreadable);
    }
  }

  private static void tell(Recording recording, PrintWriter out) {
    List<ClauseBreak> breaks = recording.breaks();
    if (!breaks.isEmpty()) {
      out.println(recording.place());
      breaks.forEach(it -> out.println(it.message().indent(2)));
    }
    recording
        .differences()
        .forEach(it -> out.println(recording.place() + " differs from its recording: " + it));
  }
}
