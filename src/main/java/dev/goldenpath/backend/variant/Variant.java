package dev.goldenpath.backend.variant;

import dev.goldenpath.backend.seam.Behaviour;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * One way in which a healthy backend may differ from the reference.
 *
 * @param id what it is called, in kebab-case
 * @param sentence what a client sees
 * @param freedom the clause that leaves it open
 * @param family variants of one family exclude each other
 * @param behaviours makes the behaviour, anew for each backend
 */
public record Variant(
    String id, String sentence, String freedom, String family, Supplier<Behaviour> behaviours) {

  public Variant {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(behaviours, "behaviours");
  }

  /** A variant that excludes no other. */
  static Variant variant(
      String id, String sentence, String freedom, Supplier<Behaviour> behaviours) {
    return new Variant(id, sentence, freedom, id, behaviours);
  }

  static Variant oneOf(
      String family, String id, String sentence, String freedom, Supplier<Behaviour> behaviours) {
    return new Variant(id, sentence, freedom, family, behaviours);
  }

  @Override
  public String toString() {
    return id + " (" + freedom + ")";
  }
}
