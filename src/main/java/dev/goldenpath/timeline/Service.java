package dev.goldenpath.timeline;

import java.time.Instant;

/**
 * Until when a backend was seen to serve, in any scenario: when the last were asked for that it
 * accepted, and that it told of.
 *
 * <p>Safe for any number of threads.
 */
public final class Service {
  private Instant accepted = Instant.MIN;
  private Instant told = Instant.MIN;

  synchronized void accepted(Call call) {
    accepted = later(accepted, call);
  }

  synchronized void told(Call call) {
    told = later(told, call);
  }

  private static Instant later(Instant known, Call call) {
    return known.isBefore(asked(call)) ? asked(call) : known;
  }

  private static Instant asked(Call call) {
    return call.request().at().wall();
  }

  /** Return whether a later request than this was accepted. */
  public synchronized boolean acceptedSince(Call call) {
    return accepted.isAfter(asked(call));
  }

  /** Return whether the run of a later request than this was told. */
  public synchronized boolean toldSince(Call call) {
    return told.isAfter(asked(call));
  }
}
