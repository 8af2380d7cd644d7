package dev.goldenpath.result;

import static dev.goldenpath.rule.Clause.*;
import static dev.goldenpath.rule.Clause.Family.*;

import dev.goldenpath.rule.Clause;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which break leads to which others, and which of two at one moment is the cause. */
final class Consequences {
  /** What goes before what, where one entry breaks several clauses; the rest by the contract. */
  private static final List<Clause> FIRST =
      List.of(
          TRUE_5, CONN_7, CONN_6, HTTP_5, HTTP_4, HTTP_3, ISO_4, CONN_1, SAFE_1, CONN_5, CONN_4,
          EVENT_7, ISO_1, ISO_2, ISO_3, CONN_8, PAIR_1, PAIR_2, PAIR_3, ORDER_1, ORDER_3);

  private static final Map<Clause, Set<Clause>> LEADS_TO = new EnumMap<>(Clause.class);

  static {
    Set<Clause> aboutRuns = families(ORDER, PAIR, TIME, TRUE);
    leads(CONN_5, with(aboutRuns, families(EVENT), Set.of(CONN_2, CONN_4, CONN_8, ISO_1, ISO_3)));
    leads(EVENT_7, with(aboutRuns, families(EVENT), Set.of(CONN_2, CONN_8, ISO_1, ISO_3)));
    for (Clause event : families(EVENT)) {
      if (event != EVENT_7) {
        leads(event, with(aboutRuns, Set.of(CONN_8, ISO_1, ISO_3)));
      }
    }
    leads(HTTP_2, with(aboutRuns, Set.of(HTTP_3)));
    leads(HTTP_3, with(aboutRuns, Set.of(HTTP_1, HTTP_2, ISO_1, CONN_8)));
    leads(HTTP_4, with(aboutRuns, Set.of(HTTP_2, HTTP_3, ISO_1, ISO_2)));
    leads(HTTP_5, with(aboutRuns, Set.of(ISO_1, ISO_2, ISO_3, CONN_4, CONN_8)));
    leads(CONN_1, with(aboutRuns, Set.of(CONN_2, CONN_4)));
    leads(CONN_2, with(aboutRuns, Set.of(CONN_1, CONN_4, TIME_4)));
    leads(CONN_3, Set.of(CONN_2, TIME_4, ISO_1, ISO_2));
    leads(CONN_4, with(aboutRuns, Set.of(CONN_6, CONN_8, ISO_3, CONN_2)));
    leads(CONN_6, with(aboutRuns, Set.of(CONN_4, CONN_5, CONN_8)));
    leads(CONN_7, with(aboutRuns, families(EVENT), Set.of(CONN_4, CONN_5, CONN_8, ISO_3)));
    leads(CONN_8, with(aboutRuns, Set.of(CONN_4)));
    for (Clause order : families(ORDER, PAIR)) {
      leads(order, with(aboutRuns, Set.of(CONN_4, CONN_8, ISO_3, HTTP_1)));
    }
    for (Clause twice : List.of(ORDER_1, ORDER_3, PAIR_1, PAIR_2)) {
      // A frame that is sent twice brings its event_id twice.
      leads(twice, with(LEADS_TO.getOrDefault(twice, Set.of()), Set.of(EVENT_0)));
    }
    for (Clause foreign : families(ISO)) {
      leads(foreign, with(aboutRuns, families(ISO), Set.of(CONN_4, CONN_8, HTTP_4)));
    }
    leads(ISO_4, with(LEADS_TO.getOrDefault(ISO_4, Set.of()), Set.of(CONN_1)));
    leads(ISO_3, with(LEADS_TO.getOrDefault(ISO_3, Set.of()), families(EVENT)));
    leads(TIME_1, Set.of(TIME_2, TIME_3, TRUE_2, PAIR_4, CONN_8));
    leads(TIME_2, Set.of(TIME_3, PAIR_4, CONN_8));
    leads(TIME_3, Set.of(PAIR_4, TIME_1, TIME_4, HTTP_3));
    leads(TIME_4, with(aboutRuns, Set.of(HTTP_1, CONN_1, CONN_2, CONN_4, CONN_8, ISO_3)));
    for (Clause truth : families(TRUE)) {
      leads(truth, with(families(TRUE), Set.of(ISO_3, CONN_8)));
    }
    // What is wrong on one socket alone makes it unlike the others.
    leads(SAFE_1, Set.of(CONN_8));
    leads(TRUE_5, with(aboutRuns, families(EVENT, HTTP), Set.of(CONN_8, ISO_3)));
  }

  private Consequences() {}

  static boolean leads(Clause cause, Clause effect) {
    return cause != effect && LEADS_TO.getOrDefault(cause, Set.of()).contains(effect);
  }

  /** Return the place of a clause among those that one entry breaks; the lower is the cause. */
  static int rank(Clause clause) {
    int place = FIRST.indexOf(clause);
    if (clause == TRUE_4) {
      // An answer in spite of a failure is why the tools after it are not called.
      return rank(PAIR_4) - 1;
    }
    return 2 * (place >= 0 ? place : FIRST.size() + clause.ordinal());
  }

  private static void leads(Clause cause, Set<Clause> effects) {
    LEADS_TO.put(cause, effects);
  }

  private static Set<Clause> families(Clause.Family... families) {
    Set<Clause> members = EnumSet.noneOf(Clause.class);
    List<Clause.Family> wanted = Arrays.asList(families);
    Arrays.stream(Clause.values())
        .filter(clause -> wanted.contains(clause.family()))
        .forEach(members::add);
    return members;
  }

  @SafeVarargs
  private static Set<Clause> with(Set<Clause>... sets) {
    Set<Clause> all = EnumSet.noneOf(Clause.class);
    for (Set<Clause> set : sets) {
      all.addAll(set);
    }
    return all;
  }
}
