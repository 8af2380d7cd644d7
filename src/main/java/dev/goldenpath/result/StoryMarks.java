package dev.goldenpath.result;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Violation;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Run;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was sent and what came in a scenario, as its story tells it.
 *
 * @param plain masks a text, and cuts one that is long
 */
record StoryMarks(Timeline timeline, UnaryOperator<String> plain) {
  /** Of so many breaks what shows them is told message by message, be there thousands of each. */
  private static final int EXAMPLES = 100;

  List<Story.Mark> of(Collection<Violation> violations) {
    List<Moment> moments =
        timeline.moments().stream()
            .filter(moment -> !lane(moment.entry()).equals(Story.SUITE))
            .toList();
    Set<Long> witnesses =
        violations.stream()
            .limit(EXAMPLES)
            .flatMap(it -> Stream.concat(it.witnesses().stream(), it.decidingEntry().stream()))
            .map(entry -> entry.at().seq())
            .collect(Collectors.toSet());
    return StoryRows.of(moments, witnesses).stream().map(this::mark).toList();
  }

  private Story.Mark mark(List<Moment> row) {
    Moment first = row.get(0);
    Entry entry = first.entry();
    return new Story.Mark(
        first.at().seq(),
        first.at().nanos() / 1_000,
        lane(entry),
        row.size() == 1 ? label(first) : labelOf(row),
        first.event().flatMap(timeline.eventRuns()::of).map(Run::id).map(plain).orElse(""),
        plain.apply(text(entry)));
  }

  private String labelOf(List<Moment> row) {
    String last = row.get(row.size() - 1).at().offset();
    return String.format(Locale.ROOT, "%s × %,d, to %s", label(row.get(0)), row.size(), last);
  }

  private String label(Moment moment) {
    if (moment.unreadable().isPresent()) {
      return "unreadable";
    }
    return plain.apply(moment.event().map(AgentEvent::summary).orElseGet(moment.entry()::summary));
  }

  private static String lane(Entry entry) {
    if (entry instanceof Entry.OfSocket ofSocket) {
      return ofSocket.socket();
    }
    return entry instanceof Entry.OfCall ? Story.HTTP : Story.SUITE;
  }

  private static String text(Entry entry) {
    if (entry instanceof Entry.Frame frame) {
      return frame.text();
    }
    if (entry instanceof Entry.Sent sent) {
      return sent.text();
    }
    if (entry instanceof Entry.HttpRequest request) {
      return request.body();
    }
    return entry instanceof Entry.HttpResponse response ? response.body() : "";
  }
}
