package dev.goldenpath.doctor;

import dev.goldenpath.setting.Target;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.ExecuteCall;
import dev.goldenpath.wire.HttpApi;
import dev.goldenpath.wire.Transcript;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.logging.Logger;

/** Waiting for what a transcript tells, each time with a limit. */
final class Waiting {
  private static final Duration SPARE = Duration.ofSeconds(1);
  private static final Logger LOG = Logger.getLogger(Waiting.class.getName());

  private Waiting() {}

  /** Wait until something is there, or the limit passes; return whether it is. */
  static boolean until(Transcript transcript, Duration limit, Predicate<Entry> what) {
    long end = transcript.now() + limit.toNanos();
    while (true) {
      int known = transcript.entries().size();
      if (transcript.entries().stream().anyMatch(what)) {
        return true;
      }
      if (transcript.now() >= end || !more(transcript, known, end)) {
        return transcript.entries().stream().anyMatch(what);
      }
    }
  }

  /** Wait until an end is there, nothing has come for a while, or the limit passes. */
  static void untilEnd(
      Transcript transcript, Predicate<Entry> isEnd, Duration pause, Duration limit) {
    long until = transcript.now() + limit.toNanos();
    int known = transcript.entries().size();
    while (transcript.now() < until
        && transcript.entries().stream().noneMatch(isEnd)
        && more(transcript, known, Math.min(until, transcript.now() + pause.toNanos()))) {
      known = transcript.entries().size();
    }
  }

  private static boolean more(Transcript transcript, int known, long end) {
    try {
      return transcript.awaitMoreThan(known, Duration.ofNanos(end - transcript.now()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Send a request; what came of it stands in the transcript. */
  static void forAnswer(HttpApi http, ExecuteCall call, Transcript transcript, Target target) {
    try {
      http.execute(call, transcript)
          .get(target.limits().http().plus(SPARE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException unanswered) {
      LOG.fine("the transcript tells that nothing was answered");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  static <E extends Entry> Optional<E> first(
      Transcript transcript, Class<E> kind, Predicate<? super E> which) {
    return transcript.entries().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .filter(which)
        .findFirst();
  }
}
