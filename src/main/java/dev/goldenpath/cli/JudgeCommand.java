package dev.goldenpath.cli;

import dev.goldenpath.result.BareRecording;
import dev.goldenpath.result.ClauseBreak;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.TextFile;
import dev.goldenpath.setting.WireProfile;
import dev.goldenpath.wire.BareFrames;
import dev.goldenpath.wire.BareFrames.Bare;
import dev.goldenpath.wire.TranscriptLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judge messages that somebody else has recorded. */
@Command(
    name = "judge",
    description = "Judge recorded messages by all rules that need no request; no target is needed.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:nothing is broken in them",
      "1:a promise is broken",
      "2:the file can't be read",
      "3:it holds no message"
    })
final class JudgeCommand extends Subcommand {
  @Parameters(
      paramLabel = "FILE",
      description =
          "a message a line, or a HAR that a browser has saved of its WebSockets;"
              + " - for standard input")
  private String file = "-";

  @Option(
      names = "--wire-profile",
      paramLabel = "PROFILE",
      description = "data, payload, flat, or a file (default: ${DEFAULT-VALUE})",
      defaultValue = "data")
  private String wireProfile = "data";

  @Override
  public Integer call() {
    List<Bare> frames = BareFrames.read(text());
    PrintWriter out = out();
    // An entry follows upon its head, so that no more need be looked at.
    if (frames.stream().limit(2).anyMatch(it -> TranscriptLines.isOne(it.text()))) {
      throw new CommandUnusable(
          "%s is a transcript, which holds more than messages; judge it by: %s replay %s"
              .formatted(file, OwnPlace.command(), OwnPlace.quoted(file)));
    }
    if (frames.isEmpty()) {
      out.println("There is no message in " + file + ".");
      return 3;
    }
    BareRecording recording =
        BareRecording.of(
            file.equals("-") ? "standard input" : file,
            frames,
            WireProfile.named(wireProfile),
            new Secrets()::find);
    List<ClauseBreak> breaks = recording.breaks();
    breaks.forEach(it -> out.println(it.message() + "\n"));
    out.println(frames.size() + " messages: " + told(breaks, recording.kept()));
    out.println(
        "Not judged, since that needs the requests: "
            + ids(
                Clause.ofContract().stream()
                    .filter(it -> !BareRecording.JUDGED.contains(it))
                    .toList())
            + ".");
    out.flush();
    return breaks.isEmpty() ? 0 : 1;
  }

  private static String told(List<ClauseBreak> breaks, List<Clause> kept) {
    String broken =
        breaks.isEmpty()
            ? "nothing is broken"
            : "broken " + ids(breaks.stream().map(ClauseBreak::clause).toList());
    return broken + (kept.isEmpty() ? "." : "; kept " + ids(kept) + ".");
  }

  private static String ids(List<Clause> clauses) {
    return clauses.stream().map(Clause::id).collect(Collectors.joining(", "));
  }

  private String text() {
    try {
      return file.equals("-")
          ? TextFile.decode("standard input", System.in.readAllBytes())
          : TextFile.read(Path.of(file));
    } catch (IOException unreadable) {
      throw new CommandUnusable(String.valueOf(unreadable.getMessage()), unreadable);
    }
  }
}
