package dev.goldenpath.report;

import dev.goldenpath.result.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Count the scenarios that came to no verdict, by their reasons. */
final class Untried {
  private static final List<Outcome> KINDS =
      List.of(Outcome.BLOCKED, Outcome.UNAVAILABLE, Outcome.SKIPPED);

  private Untried() {}

  /** Return lines such as {@code 12 skipped: needs wait-tool}, the most frequent first. */
  static List<String> byReason(Report report) {
    return counted(report).entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(it -> it.getValue() + " " + it.getKey())
        .toList();
  }

  private static Map<String, Long> counted(Report report) {
    return report.scenarios().stream()
        .filter(it -> KINDS.contains(it.outcome()))
        .collect(
            Collectors.groupingBy(
                it -> it.outcome().word() + ": " + it.firstLine(),
                LinkedHashMap::new,
                Collectors.counting()));
  }
}
