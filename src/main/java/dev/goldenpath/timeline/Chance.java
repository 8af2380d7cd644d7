package dev.goldenpath.timeline;

import java.util.stream.IntStream;

/** Tell what one thing does from what happens to all now and then, by counting. */
public final class Chance {
  /** What chance brings about more seldom than once in a hundred is no chance. */
  private static final double SELDOM = 0.01;

  /** Of so many, a chance that is worth speaking of has hit one. */
  private static final int MANY = 30;

  private Chance() {}

  public record Share(int hit, int of) {}

  /**
   * Return whether the same chance may hit the one kind and the others. What has never hit the
   * others is none.
   */
  public static boolean explains(Share kind, Share others) {
    return others.hit() > 0 && mayHit(kind, others);
  }

  /**
   * Return whether a chance so small that it has hit none of many others yet may have hit the one
   * kind first.
   */
  public static boolean mayComeFirst(Share kind, Share others) {
    return others.hit() == 0 && others.of() >= MANY && mayHit(kind, others);
  }

  private static boolean mayHit(Share kind, Share others) {
    double chance = (others.hit() + 1.0) / (others.of() + 2.0);
    return IntStream.rangeClosed(kind.hit(), kind.of())
            .mapToDouble(hit -> likelihood(hit, kind.of(), chance))
            .sum()
        > SELDOM;
  }

  /** Return the probability of just so many hits (the binomial distribution). */
  private static double likelihood(int hit, int of, double chance) {
    double ways =
        IntStream.rangeClosed(1, hit).mapToDouble(i -> Math.log((of - hit + i) / (double) i)).sum();
    return Math.exp(ways + hit * Math.log(chance) + (of - hit) * Math.log1p(-chance));
  }
}
