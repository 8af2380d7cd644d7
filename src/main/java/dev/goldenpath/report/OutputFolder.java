package dev.goldenpath.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Take the outputs of an earlier run out of a folder, so that they are not taken for those of the
 * next, which may end before it writes any.
 *
 * <p>Only what a run has written goes, and it is known by what stands in it: the folder may be
 * somebody's, and hold a page or a result of his own under one of our names.
 */
public final class OutputFolder {
  private static final int BEGINNING = 4096;

  /** The files by name, and what each has at its beginning. */
  private static final Map<String, String> FILES =
      Map.ofEntries(
          Map.entry(ResultsFile.NAME, ResultsFile.MARK),
          Map.entry("index.html", "<title>Golden Path: "),
          Map.entry(HistoryPage.NAME, "<title>Golden Path: "),
          Map.entry("junit.xml", "name=\"Golden Path against "),
          Map.entry("summary.md", "# Golden Path: "),
          Map.entry("cucumber.html", "<title>Golden Path</title>"),
          Map.entry("messages.ndjson", "{\"meta\":"),
          Map.entry("page.css", ":root {"),
          Map.entry("page.js", "// Search and filter"),
          Map.entry("ctrf.json", "{\"reportFormat\":\"CTRF\""),
          Map.entry("results.sarif", "\"name\":\"Golden Path\""),
          Map.entry("trace.otlp.json", "\"goldenpath\""));

  /** The folders, how their files are named, and what each has at its beginning. */
  private static final List<List<String>> FOLDERS =
      List.of(
          List.of("transcripts", ".ndjson", "{\"scenario\":"),
          List.of("scenarios", ".html", "default-src 'none'; style-src 'self' file:"),
          List.of("contract", ".html", "default-src 'none'; style-src 'self' file:"));

  private OutputFolder() {}

  /**
   * Remove what an earlier run has left there.
   *
   * @throws Taken if a file of another origin stands where an output goes; nothing is removed then
   * @throws IOException if a file can't be read or removed
   */
  public static void clear(Path folder) throws IOException {
    List<Path> old = new ArrayList<>();
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Path output = folder.resolve(file.getKey());
      if (Files.exists(output, LinkOption.NOFOLLOW_LINKS)) {
        if (!isOurs(output, file.getValue())) {
          throw new Taken(output);
        }
        old.add(output);
      }
    }
    for (List<String> of : FOLDERS) {
      old.addAll(ours(folder.resolve(of.get(0)), of.get(1), of.get(2)));
    }
    for (Path output : old) {
      Files.delete(output);
    }
    for (List<String> of : FOLDERS) {
      removeEmpty(folder.resolve(of.get(0)));
    }
  }

  private static List<Path> ours(Path folder, String ending, String mark) throws IOException {
    List<Path> ours = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(it -> it.toString().endsWith(ending)).toList()) {
          if (isOurs(file, mark)) {
            ours.add(file);
          }
        }
      }
    }
    return ours;
  }

  /** Whether a file has that mark, or nothing at all, as where a run was killed. */
  private static boolean isOurs(Path file, String mark) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String beginning = new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8);
      return beginning.isEmpty() || beginning.contains(mark);
    }
  }

  private static void removeEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> left = Files.list(folder)) {
      if (left.findAny().isPresent()) {
        return;
      }
    }
    Files.delete(folder);
  }

  /** A file that is not of this suite stands where one of its outputs goes. */
  public static final class Taken extends IOException {
    Taken(Path file) {
      super(
          file
              + " is not of this suite, and its output would go there; choose another folder, or"
              + " take the file away");
    }
  }
}
