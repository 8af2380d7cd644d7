package dev.goldenpath.matrix;

import dev.goldenpath.backend.defect.Defect;
import dev.goldenpath.backend.variant.Variant;
import java.util.Locale;

/**
 * One thing to try: a line of text on its way to a worker.
 *
 * @param id of the defect or the variant, or the combination's number
 */
record Job(Kind kind, String id) {

  enum Kind {
    HEALTHY,
    DEFECT,
    VARIANT,
    COMBINATION
  }

  static Job healthy() {
    return new Job(Kind.HEALTHY, "backend");
  }

  static Job of(Defect defect) {
    return new Job(Kind.DEFECT, defect.id());
  }

  static Job of(Variant variant) {
    return new Job(Kind.VARIANT, variant.id());
  }

  static Job combination(int index) {
    return new Job(Kind.COMBINATION, Integer.toString(index));
  }

  static Job parse(String line) {
    String[] parts = line.split(" ", 2);
    return new Job(Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1]);
  }

  /** Return its name, which is a folder's too. */
  String name() {
    return kind == Kind.COMBINATION ? "combination-" + id : id;
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + " " + id;
  }
}
