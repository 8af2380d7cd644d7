package dev.goldenpath.result;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Violation;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Run;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Harmless;
import dev.goldenpath.wire.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Put a violation into words: the clause, what was expected, what was seen, where, and what to try.
 *
 * <p>Secrets are not masked here; who shows the message masks it.
 *
 * @param place the scenario's feature file and line
 * @param transcript the path of its transcript, relative to the outputs, where it is kept
 */
public record FailureMessage(Timeline timeline, String place, Optional<String> transcript) {
  private static final int MOST = 20;
  private static final String INDENT = " ".repeat(10);

  /**
   * Return the message of a violation.
   *
   * @param more how often its clause was broken beside it, in other runs or on other sockets
   */
  public String of(Violation violation, int more) {
    List<String> lines = new ArrayList<>();
    lines.add(violation.clause().id() + " " + violation.clause().title());
    lines.add("Expected: " + hanging(violation.expected()));
    lines.add("Seen:     " + hanging(violation.seen()));
    lines.addAll(shown(violation));
    lines.add("Where:    " + where(violation));
    lines.add("Try:      " + hanging(violation.hint()));
    if (more > 0) {
      lines.add("Again:    broken " + times(more) + " more in this scenario");
    }
    return String.join("\n", lines);
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  private static String hanging(String text) {
    return text.replace("\n", "\n" + INDENT);
  }

  /** Show the witnesses; where the clock decided, all that came on the slice so far. */
  private List<String> shown(Violation fault) {
    boolean byClock = fault.decidingEntry().isEmpty();
    List<Moment> shown = byClock ? soFar(fault) : witnesses(fault);
    List<String> lines = new ArrayList<>();
    long stalled = timeline.stalls().since(0).toMillis();
    if (byClock && stalled > 0) {
      lines.add(INDENT + "  (the suite itself stood still for " + stalled + " ms in all)");
    }
    int left = Math.max(0, shown.size() - MOST);
    if (left > 0) {
      lines.add(INDENT + "  (" + left + " earlier ones left out)");
    }
    for (Moment moment : shown.subList(left, shown.size())) {
      boolean decided = !byClock && moment == shown.get(shown.size() - 1);
      lines.add(line(moment, decided));
    }
    if (byClock && !shown.isEmpty()) {
      lines.add(row(true, "", Stamp.offset(fault.decidedAt()), "decided here"));
    }
    return lines;
  }

  private List<Moment> witnesses(Violation fault) {
    return fault.witnesses().stream()
        .sorted(Comparator.comparingLong(entry -> entry.at().seq()))
        .map(this::momentOf)
        .toList();
  }

  private Moment momentOf(Entry entry) {
    return Moment.of(entry, timeline.moments()).stream()
        .findFirst()
        .orElse(new Moment(entry, Optional.empty()));
  }

  private List<Moment> soFar(Violation fault) {
    return timeline.moments().stream()
        .filter(moment -> moment.at().nanos() <= fault.decidedAt())
        .filter(moment -> !(moment.entry() instanceof Entry.Stalled))
        .filter(
            moment ->
                !(moment.entry() instanceof Entry.OfSocket ofSocket)
                    || fault.slice().socket().isEmpty()
                    || fault.slice().socket().get().equals(ofSocket.socket()))
        .toList();
  }

  private static String line(Moment moment, boolean decided) {
    String what =
        Harmless.line(
            moment.event().map(AgentEvent::summary).orElseGet(() -> moment.entry().summary()));
    return row(
        decided,
        Long.toString(moment.at().seq()),
        moment.at().offset(),
        what.length() > 110 ? what.substring(0, 110) + "…" : what);
  }

  private static String row(boolean decided, String number, String offset, String what) {
    return String.format("         %s %3s  %s  %s", decided ? ">" : " ", number, offset, what);
  }

  private String where(Violation fault) {
    List<String> parts = new ArrayList<>();
    parts.add(place);
    fault.slice().run().ifPresent(id -> parts.add("run " + id));
    fault
        .slice()
        .run()
        .flatMap(timeline::run)
        .flatMap(Run::threadId)
        .ifPresent(id -> parts.add("thread " + id));
    traceId(fault).ifPresent(trace -> parts.add("trace " + trace));
    fault.slice().socket().ifPresent(name -> parts.add("socket " + name));
    transcript.ifPresent(parts::add);
    return String.join(" · ", parts);
  }

  private Optional<String> traceId(Violation fault) {
    return fault
        .slice()
        .run()
        .flatMap(timeline::run)
        .flatMap(Run::call)
        .map(Call::request)
        .or(
            () ->
                fault.witnesses().stream()
                    .filter(Entry.HttpRequest.class::isInstance)
                    .map(Entry.HttpRequest.class::cast)
                    .findFirst())
        .flatMap(Entry.HttpRequest::traceId);
  }
}
