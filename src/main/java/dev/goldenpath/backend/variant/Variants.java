package dev.goldenpath.backend.variant;

import dev.goldenpath.backend.verb.Catalogue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The catalogue of variants. */
public final class Variants {

  private static final Map<String, Variant> BY_ID =
      Catalogue.read(
          "/backend/variants/",
          Variant.class,
          List.of("http", "socket", "event", "run", "time", "wire"));

  private Variants() {}

  public static List<Variant> all() {
    return List.copyOf(BY_ID.values());
  }

  /**
   * @throws IllegalArgumentException if there is no such variant
   */
  public static Variant byId(String id) {
    Variant variant = BY_ID.get(id);
    if (variant == null) {
      throw new IllegalArgumentException("no variant is called " + id);
    }
    return variant;
  }

  /**
   * Give sets of ids that can be shown together: each as large as can be, with one variant of every
   * family, and no variant left out of all of them.
   */
  public static List<Set<String>> combinations() {
    Collection<List<Variant>> families =
        BY_ID.values().stream()
            .collect(
                Collectors.groupingBy(Variant::family, LinkedHashMap::new, Collectors.toList()))
            .values();
    int most = families.stream().mapToInt(List::size).max().orElse(0);
    List<Set<String>> combinations = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      Set<String> ids = new LinkedHashSet<>();
      for (List<Variant> family : families) {
        ids.add(family.get(i % family.size()).id());
      }
      combinations.add(ids);
    }
    return combinations;
  }

  /**
   * Look the variants up in the catalogue's order, which is the order in which they are applied.
   *
   * @throws IllegalArgumentException if one is unknown, or two are of one family
   */
  public static List<Variant> chosen(Set<String> ids) {
    ids.forEach(Variants::byId);
    List<Variant> chosen =
        BY_ID.values().stream().filter(variant -> ids.contains(variant.id())).toList();
    if (chosen.stream().map(Variant::family).distinct().count() < chosen.size()) {
      throw new IllegalArgumentException("two variants exclude each other in " + ids);
    }
    return chosen;
  }
}
