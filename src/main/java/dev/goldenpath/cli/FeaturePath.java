package dev.goldenpath.cli;

import dev.goldenpath.setting.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.FilePosition;

/** Where features are: a folder, a file, a file's lines, or the jar itself. */
final class FeaturePath {
  static final String ENDING = ".feature";
  private static final Pattern WITH_LINES = Pattern.compile("(.+\\.feature)((?::\\d+)+)");

  private final List<DiscoverySelector> selectors;

  private FeaturePath(List<DiscoverySelector> selectors) {
    this.selectors = List.copyOf(selectors);
  }

  /**
   * Read a path as people write it: {@code features}, {@code features/x.feature}, {@code
   * features/x.feature:12:20}. What is not there may be inside the jar, by the names that failures
   * give; {@code built-in} is all that is inside.
   *
   * @throws CommandUnusable if there is no such file or folder, or nothing in it to run
   */
  static FeaturePath of(String written) {
    Matcher lines = WITH_LINES.matcher(written);
    String path = lines.matches() ? lines.group(1) : written;
    try {
      List<String> inside = FeaturesInside.named(path);
      if (!inside.isEmpty()) {
        return new FeaturePath(
            lines.matches()
                ? atLines(inside.get(0), lines.group(2))
                : FeaturesInside.select(inside));
      }
      Path file = file(path);
      if (Files.isDirectory(file)) {
        return new FeaturePath(filesBelow(file, path).stream().map(FeaturePath::whole).toList());
      }
      if (!path.endsWith(ENDING)) {
        throw new CommandUnusable(
            "There are no features at " + path + ": a feature's file ends in " + ENDING + ".");
      }
      return new FeaturePath(
          lines.matches() ? atLines(file, path, lines.group(2)) : List.of(whole(file)));
    } catch (IOException unreadable) {
      throw new CommandUnusable(String.valueOf(unreadable.getMessage()), unreadable);
    }
  }

  private static Path file(String path) {
    try {
      Path file = Path.of(path).toAbsolutePath().normalize();
      if (Files.exists(file)) {
        return file;
      }
    } catch (InvalidPathException noPath) {
      throw new CommandUnusable("There are no features at " + path + ": " + noPath.getReason());
    }
    throw new CommandUnusable(
        "There are no features at "
            + path
            + ": no such file or folder"
            + (path.contains(ENDING + ":") ? "; lines are written FILE:12:20." : "."));
  }

  private static List<Path> filesBelow(Path folder, String written) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      walk.filter(file -> file.toString().toLowerCase(java.util.Locale.ROOT).endsWith(ENDING))
          .filter(Files::isRegularFile)
          .sorted()
          .forEach(found::add);
    } catch (UncheckedIOException unreadable) {
      throw new CommandUnusable(
          "The features at " + written + " can't be read: " + Reason.of(unreadable));
    }
    for (Path file : found) {
      Surroundings.checkName(file.toString());
      if (!file.toString().endsWith(ENDING)) {
        throw new CommandUnusable(file + " is not read: a feature's file ends in " + ENDING + ".");
      }
    }
    if (found.isEmpty()) {
      throw new CommandUnusable(
          "There are no features at " + written + ": no file below it ends in " + ENDING + ".");
    }
    return found;
  }

  private static DiscoverySelector whole(Path file) {
    return DiscoverySelectors.selectFile(file.toFile());
  }

  private static List<DiscoverySelector> atLines(Path file, String path, String lines)
      throws IOException {
    return FeatureLines.of(path, Files.readAllBytes(file))
        .map(read -> atLines(read, path, lines))
        .map(
            runs ->
                runs.<DiscoverySelector>mapToObj(
                        run -> DiscoverySelectors.selectUri(file.toUri() + "?line=" + run))
                    .toList())
        .orElseGet(() -> List.of(whole(file)));
  }

  private static List<DiscoverySelector> atLines(String inside, String lines) throws IOException {
    return FeatureLines.of(inside, FeaturesInside.bytes(inside))
        .map(read -> atLines(read, inside, lines))
        .orElseThrow()
        .<DiscoverySelector>mapToObj(
            run ->
                DiscoverySelectors.selectClasspathResource(
                    inside, FilePosition.from(Math.toIntExact(run))))
        .toList();
  }

  /** Return the lines of what stands at each line; each must select something. */
  private static LongStream atLines(FeatureLines read, String path, String lines) {
    return Arrays.stream(lines.substring(1).split(":"))
        .flatMap(line -> atLine(read, path, line).stream())
        .mapToLong(Long::longValue);
  }

  private static List<Long> atLine(FeatureLines read, String path, String line) {
    List<Long> runs = line.length() > 9 ? List.of() : read.at(Long.parseLong(line));
    if (runs.isEmpty()) {
      throw new CommandUnusable(
          "There is nothing to run at " + path + ":" + line + ": " + read.nothingAt(line) + ".");
    }
    return runs;
  }

  /** Return {@code features/} in that folder, or the features inside the jar. */
  static FeaturePath atHand(Path folder) {
    return Files.isDirectory(folder.resolve("features"))
        ? of(folder.resolve("features").toString())
        : new FeaturePath(FeaturesInside.all());
  }

  List<DiscoverySelector> selectors() {
    return selectors;
  }
}
