package dev.goldenpath.backend.defect;

import dev.goldenpath.backend.seam.Behaviour;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Lets the catalogue read as sentences: {@code defect(id, sentence).breaks(…).at(…).as(…)}. */
final class Draft {

  private final String id;
  private final String sentence;
  private String clause = "";
  private Set<String> alsoAllowed = Set.of();
  private Place place = Place.EMITTER;
  private boolean silent;
  private List<String> known = List.of();

  private Draft(String id, String sentence) {
    this.id = id;
    this.sentence = sentence;
  }

  static Draft defect(String id, String sentence) {
    return new Draft(id, sentence);
  }

  Draft breaks(String broken, String... mayBeNamedFirst) {
    clause = broken;
    alsoAllowed = Set.of(mayBeNamedFirst);
    return this;
  }

  Draft at(Place where) {
    place = where;
    return this;
  }

  Draft silently() {
    silent = true;
    return this;
  }

  Draft like(String... lines) {
    known = List.of(lines);
    return this;
  }

  Defect as(Supplier<Behaviour> behaviours) {
    return new Defect(id, sentence, clause, alsoAllowed, place, silent, known, behaviours);
  }
}
