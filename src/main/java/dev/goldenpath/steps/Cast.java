package dev.goldenpath.steps;

import java.util.List;
import java.util.stream.IntStream;

/** The names that scenarios use where they give none. */
final class Cast {
  static final String FIRST = "Ada";
  static final String SECOND_THREAD = "second";

  private static final List<String> NAMED = List.of("Ada", "Ben", "Cleo", "Dora", "Emil");

  private Cast() {}

  /** Return that many names: the known ones first, then numbered guests. */
  static List<String> of(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> n < NAMED.size() ? NAMED.get(n) : "Guest" + (n + 1))
        .toList();
  }
}
