package dev.goldenpath.backend.seam;

import java.time.Duration;
import java.time.Instant;

/** One execution of one agent, with a clock that never goes back. */
public final class Run {

  private final String id;
  private final User user;
  private final RunRequest request;
  private final int ordinal;
  private final Instant begin;
  private final long beginNanos;

  /**
   * @param ordinal the run's number on this backend, from 1
   */
  public Run(String id, User user, RunRequest request, int ordinal) {
    this(id, user, request, ordinal, Instant.now(), System.nanoTime());
  }

  private Run(
      String id, User user, RunRequest request, int ordinal, Instant begin, long beginNanos) {
    this.id = id;
    this.user = user;
    this.request = request;
    this.ordinal = ordinal;
    this.begin = begin;
    this.beginNanos = beginNanos;
  }

  /** Give the same run as an agent nested in it is asked for its part. */
  public Run asking(RunRequest part) {
    return new Run(id, user, part, ordinal, begin, beginNanos);
  }

  public String id() {
    return id;
  }

  public User user() {
    return user;
  }

  public RunRequest request() {
    return request;
  }

  public String threadId() {
    return request.threadId();
  }

  public int ordinal() {
    return ordinal;
  }

  /** Tell the time: the wall clock at the run's begin, carried on by the monotonic clock. */
  public Instant now() {
    return begin.plus(elapsed());
  }

  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - beginNanos);
  }
}
