package dev.goldenpath.scenario;

import dev.goldenpath.rule.Clause;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How a scenario waits.
 *
 * <p>Every wait has a limit, judges what arrives meanwhile, and ends at once by a failure when a
 * clause is broken that the scenario is about, whatever it waited for.
 */
public final class Waits {
  /** So much later than a rule's limit, the rule itself has told what is missing. */
  private static final Duration SPARE = Duration.ofSeconds(1);

  private final ScenarioSession session;

  Waits(ScenarioSession session) {
    this.session = session;
  }

  /**
   * Wait until a condition on the timeline holds; else tell that something is missing.
   *
   * @throws AssertionError if a clause that the scenario is about is broken meanwhile, or by this
   */
  public void awaitOrFail(
      BooleanSupplier condition, Duration limit, Clause clause, String awaited) {
    if (!await(condition, session.transcript().now(), limit)) {
      session.asserts().missing(clause, awaited + " within " + limit.toMillis() + " ms", "silence");
    }
  }

  /** Wait a little past a limit that a rule holds to, so that the rule tells what is missing. */
  void awaitPast(BooleanSupplier condition, Duration limit, Clause clause, String awaited) {
    awaitOrFail(condition, limit.plus(SPARE), clause, awaited);
  }

  /**
   * Wait a little past a limit that began at some moment; return whether the condition holds.
   *
   * @param from in ns of the transcript
   */
  boolean awaitPast(BooleanSupplier condition, long from, Duration limit) {
    return await(condition, from, limit.plus(SPARE));
  }

  /** Wait until a limit that began at some moment; return whether the condition holds. */
  boolean await(BooleanSupplier condition, long from, Duration limit) {
    return switch (session.waiter().awaitUntil(condition, from, limit)) {
      case BROKEN -> throw session.failures().broken();
      case TIMED_OUT -> false;
      case REACHED -> true;
    };
  }

  /** Judge what still comes, at most for that long from some moment, whatever is broken. */
  void hearOut(BooleanSupplier condition, long from, Duration limit) {
    session.waiter().hearOut(condition, from, limit.plus(SPARE));
  }

  /** Listen on for a short time. */
  public void settle(Duration time) {
    await(() -> false, session.transcript().now(), time);
  }
}
