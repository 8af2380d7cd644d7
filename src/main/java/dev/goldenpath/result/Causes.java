package dev.goldenpath.result;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Violation;
import dev.goldenpath.timeline.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fold what follows from another break under it, so that one cause reads as one failure. */
public final class Causes {
  private static final Comparator<Violation> BY_CAUSE =
      Comparator.comparingLong(Violation::decidedAt)
          .thenComparingInt(fault -> Consequences.rank(fault.clause()));

  private Causes() {}

  /** Return the causes among a scene's faults, the first first. */
  public static List<Finding> of(Timeline scene, List<Violation> faults) {
    List<Violation> all = new ArrayList<>(faults);
    all.addAll(new Circumstances(scene, faults).further());
    all.sort(BY_CAUSE);
    promote(all);
    putAnswersBeforeTheirRuns(all);
    Map<Clause, Builder> causes = new LinkedHashMap<>();
    for (Violation fault : all) {
      Builder same = causes.get(fault.clause());
      if (same != null) {
        same.again.add(fault);
      } else {
        causes.values().stream()
            .filter(cause -> Consequences.leads(cause.fault.clause(), fault.clause()))
            .findFirst()
            .ifPresentOrElse(
                cause -> cause.follow(fault), () -> causes.put(fault.clause(), new Builder(fault)));
      }
    }
    return causes.values().stream().map(Builder::finding).toList();
  }

  /** Put first what explains breaks that were decided before it. */
  private static void promote(List<Violation> all) {
    List<Clause> strong =
        List.of(Clause.ISO_2, Clause.ISO_3, Clause.TRUE_5, Clause.CONN_7, Clause.HTTP_5);
    for (Clause clause : strong) {
      all.stream()
          .filter(fault -> fault.clause() == clause)
          .findFirst()
          .ifPresent(
              fault -> {
                int from = all.indexOf(fault);
                int place = 0;
                while (place < from && !explains(fault, all.get(place))) {
                  place++;
                }
                all.add(place, all.remove(from));
              });
    }
  }

  /** Return whether a break goes before another that it leads to, whenever that was decided. */
  private static boolean explains(Violation cause, Violation effect) {
    boolean leads = Consequences.leads(cause.clause(), effect.clause());
    return switch (cause.clause()) {
      // What is shown of another user's may come in the middle of what else is his; but it does
      // not explain the answer that let him in.
      case ISO_2 ->
          leads
              && effect.clause().family() != Clause.Family.ISO
              && effect.clause().family() != Clause.Family.HTTP
              && cause.slice().run().isPresent()
              && cause.slice().run().equals(effect.slice().run());
      // Between users the words of ISO-2 are the closer ones.
      case ISO_3 -> leads && effect.clause() != Clause.ISO_2;
      default -> leads;
    };
  }

  /**
   * Put a wrong answer before the events of the run that it should have named, or refused.
   *
   * <p>Whose they are is decided by the answer, though they may have come before it.
   */
  private static void putAnswersBeforeTheirRuns(List<Violation> all) {
    for (Clause answer : List.of(Clause.HTTP_2, Clause.HTTP_3, Clause.HTTP_4)) {
      all.stream()
          .filter(fault -> fault.clause() == answer)
          .findFirst()
          .ifPresent(fault -> putBefore(fault, Clause.ISO_1, all));
    }
  }

  private static void putBefore(Violation fault, Clause effect, List<Violation> all) {
    for (int place = 0; place < all.indexOf(fault); place++) {
      if (all.get(place).clause() == effect) {
        all.remove(fault);
        all.add(place, fault);
        return;
      }
    }
  }

  private static final class Builder {
    private final Violation fault;
    private final List<Violation> again = new ArrayList<>();
    private final Map<Clause, Violation> follows = new LinkedHashMap<>();

    Builder(Violation fault) {
      this.fault = fault;
    }

    void follow(Violation other) {
      follows.putIfAbsent(other.clause(), other);
    }

    Finding finding() {
      return new Finding(fault, again, List.copyOf(follows.values()));
    }
  }
}
