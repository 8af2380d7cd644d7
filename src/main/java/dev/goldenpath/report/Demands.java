package dev.goldenpath.report;

/**
 * What is asked of a run beyond that nothing breaks.
 *
 * @param strict whether unavailable scenarios keep it from passing
 * @param minExecuted how many scenarios must come to a verdict, at least
 */
public record Demands(boolean strict, int minExecuted) {
  /** Ask only that something was executed. */
  public static final Demands NONE = new Demands(false, 1);

  public Demands {
    minExecuted = Math.max(1, minExecuted);
  }
}
