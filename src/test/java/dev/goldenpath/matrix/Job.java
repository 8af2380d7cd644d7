package dev.goldenpath.matrix;

import dev.goldenpath.backend.defect.Defect;
import dev.goldenpath.backend.defect.Defects;
import dev.goldenpath.backend.seam.Overlap;
import dev.goldenpath.backend.variant.Variant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One thing to try: a line of text on its way to a worker.
 *
 * @param id of the defect or the variants, the combination's number, or the way of overlapping
 */
record Job(Kind kind, String id) {

  enum Kind {
    HEALTHY,
    DEFECT,
    DEFECTS,
    VARIANT,
    COMBINATION,
    WHOLE
  }

  /** All features, against a backend that means runs at once in one thread so. */
  static Job healthy(Overlap overlap) {
    return new Job(Kind.HEALTHY, overlap.name().toLowerCase(Locale.ROOT));
  }

  static Job of(Defect defect) {
    return new Job(Kind.DEFECT, defect.id());
  }

  /** Several defects in one backend. */
  static Job of(List<Defect> defects) {
    return new Job(Kind.DEFECTS, defects.stream().map(Defect::id).collect(Collectors.joining(",")));
  }

  static Job of(Variant variant) {
    return new Job(Kind.VARIANT, variant.id());
  }

  static Job combination(int index) {
    return new Job(Kind.COMBINATION, Integer.toString(index));
  }

  /** All features, against a backend that differs in all these ways. */
  static Job whole(Set<String> variants) {
    return new Job(Kind.WHOLE, String.join(",", variants));
  }

  static Job parse(String line) {
    String[] parts = line.split(" ", 2);
    return new Job(Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1]);
  }

  /** Return its name, which is a folder's too. */
  String name() {
    return switch (kind) {
      case HEALTHY -> "backend-" + id;
      case COMBINATION -> "combination-" + id;
      case DEFECTS -> "defects-" + Integer.toHexString(id.hashCode());
      case WHOLE -> "whole-" + (id.isEmpty() ? "plain" : Integer.toHexString(id.hashCode()));
      default -> id;
    };
  }

  Overlap overlap() {
    return Overlap.valueOf(id.toUpperCase(Locale.ROOT));
  }

  List<Defect> defects() {
    return Arrays.stream(id.split(",")).map(Defects::byId).toList();
  }

  Set<String> variants() {
    return id.isEmpty() ? Set.of() : Set.of(id.split(","));
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + " " + id;
  }
}
