package dev.goldenpath.wire;

import java.util.Optional;
import java.util.Set;

/**
 * What a request must be answered with.
 *
 * @param statuses the statuses that are right
 * @param because why a request must be refused, in words for a failure message; empty for a good
 *     one
 * @param orOwnThread ISO-4: it may also be accepted, in a thread that shares nothing with another's
 */
public record Expectation(Set<Integer> statuses, Optional<String> because, boolean orOwnThread) {

  private static final Expectation ACCEPTED =
      new Expectation(Set.of(200, 202), Optional.empty(), false);

  private static final Expectation BUSY_THREAD = refused("in a thread in which a run goes on", 409);

  public Expectation {
    statuses = Set.copyOf(statuses);
  }

  /** Expect that a good request is accepted (HTTP-3). */
  public static Expectation accepted() {
    return ACCEPTED;
  }

  /** Expect a refusal with one of these statuses (HTTP-4). */
  public static Expectation refused(String because, Integer... statuses) {
    return new Expectation(Set.of(statuses), Optional.of(because), false);
  }

  /** Expect that a request in a thread in which a run goes on is refused (ISO-3). */
  public static Expectation busyThread() {
    return BUSY_THREAD;
  }

  /** Return whether the thread is all that stands against the request. */
  public boolean isOfBusyThread() {
    return equals(BUSY_THREAD);
  }

  /** Expect that another user's thread stays closed (ISO-4). */
  public static Expectation closedThread() {
    return new Expectation(Set.of(403, 404), Optional.of("in another user's thread"), true);
  }

  /** Return whether only an accepted run is right. */
  public boolean isAcceptance() {
    return because.isEmpty();
  }
}
