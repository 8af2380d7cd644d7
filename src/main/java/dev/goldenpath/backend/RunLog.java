package dev.goldenpath.backend;

import dev.goldenpath.backend.seam.Run;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Writes one line a run: ids, outcome and time; nothing that a user sent or that is secret. */
record RunLog(Consumer<String> lines) {
  /** The form of a W3C trace context; anything else that came in the header is not logged. */
  private static final Pattern TRACEPARENT =
      Pattern.compile("\\p{XDigit}{2}-\\p{XDigit}{32}-\\p{XDigit}{16}-\\p{XDigit}{2}");

  private static final double MILLIS_PER_SECOND = 1000;

  void completed(Run run) {
    write(run, "completed");
  }

  void failed(Run run, Throwable cause) {
    write(run, "failed (" + cause.getClass().getSimpleName() + ")");
  }

  private void write(Run run, String outcome) {
    String trace =
        run.request()
            .traceparent()
            .filter(text -> TRACEPARENT.matcher(text).matches())
            .orElse("none");
    lines.accept(
        String.format(
            Locale.ROOT,
            "run %s of %s in thread %s: %s after %.3f s, trace %s",
            run.id(),
            run.request().agentType(),
            run.threadId(),
            outcome,
            run.elapsed().toMillis() / MILLIS_PER_SECOND,
            trace));
  }
}
