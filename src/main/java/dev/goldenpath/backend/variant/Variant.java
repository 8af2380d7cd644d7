package dev.goldenpath.backend.variant;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.verb.History;
import dev.goldenpath.backend.verb.Verbs;

/**
 * One way in which a healthy backend may differ from the reference: a row of the catalogue.
 *
 * @param id what it is called, in kebab-case
 * @param sentence what a client sees
 * @param freedom the clause that leaves it open
 * @param family variants of one family exclude each other; its own, where the row says none
 * @param verbs what it does
 */
public record Variant(
    String id, String sentence, String freedom, String family, @JsonProperty("do") Verbs verbs) {

  public Variant {
    family = family.isEmpty() ? id : family;
  }

  /** Make the behaviour for one backend. */
  public Behaviour behaviour(History history) {
    return verbs.behaviour(history);
  }

  @Override
  public String toString() {
    return id + " (" + freedom + ")";
  }
}
