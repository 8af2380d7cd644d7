package dev.goldenpath.report;

import static dev.goldenpath.report.TimelinePicture.seconds;
import static java.util.stream.Collectors.joining;

import dev.goldenpath.report.ToolTracks.Placed;
import dev.goldenpath.result.Story.Kind;
import dev.goldenpath.result.Story.Span;
import java.util.List;
import java.util.Locale;

/**
 * What takes its time in the picture of a story: calls, runs and tools as bars, stalls as bands.
 */
final class TimelineSpans {
  /** What a tool's own clock and ours may differ by, in microseconds; no bar can show it. */
  private static final double SAME = 5_000;

  private final TimelineRoom room;

  TimelineSpans(TimelineRoom room) {
    this.room = room;
  }

  void write(Html svg) {
    List<Span> spans = room.story().spans();
    stalls(svg, spans.stream().filter(it -> it.kind() == Kind.STALL).toList());
    spans.stream()
        .filter(it -> it.kind() != Kind.TOOL && room.lanes().contains(it.lane()))
        .forEach(it -> bar(svg, it, room.middle(it.lane())));
    for (String lane : room.lanes()) {
      room.tools(lane).forEach(it -> bar(svg, it.call(), room.middle(lane, it.track())));
    }
  }

  /** Name the tools, above all else that is drawn. */
  void names(Html svg) {
    for (String lane : room.lanes()) {
      room.tools(lane).stream()
          .filter(it -> it.left() >= 0)
          .forEach(it -> name(svg, it, room.middle(lane, it.track())));
    }
  }

  /** Shade where the suite itself stood still: what it saw then may have come earlier. */
  private void stalls(Html svg, List<Span> stalls) {
    if (!stalls.isEmpty()) {
      svg.raw("<g class=\"stall\"><title>here the suite itself stood still</title>")
          .raw(stalls.stream().map(this::band).collect(joining("", "<path d=\"", "\"/></g>\n")));
    }
  }

  private String band(Span stall) {
    long from = room.x(stall.from());
    return "M%d %dH%dV%dH%dz"
        .formatted(from, TimelineRoom.TOP, room.x(stall.to()), room.bottom(), from);
  }

  private void bar(Html svg, Span span, int middle) {
    long left = room.x(span.from());
    long right = room.x(span.to());
    String kind = span.kind().name().toLowerCase(Locale.ROOT) + (span.ended() ? "" : " open");
    svg.raw("<g class=\"" + kind + "\"><title>").text(words(span)).raw("</title>");
    svg.raw(
        switch (span.kind()) {
          case RUN -> rect("", left, middle - 4, right, 8);
          case AGENT -> rect("", left, middle + 6, right, 4);
          default -> rect("", left, middle - 9, right, 18);
        });
    span.claimed().ifPresent(said -> svg.raw(claimed(span, said * 1e6, left, middle + 2, right)));
    svg.raw("</g>\n");
  }

  /** Compare what a tool says of itself with the bar above it, whose scale is not even. */
  private String claimed(Span span, double said, long left, int top, long right) {
    double took = span.to() - span.from();
    String kind = "class=claimed ";
    if (said > took + SAME) {
      return rect(kind, room.x(span.to() - said), top, right, 5);
    }
    double share = said >= took - SAME ? 1 : said / took;
    return rect(kind, left, top, left + Math.round(share * (right - left)), 5);
  }

  private static String rect(String kind, long left, int top, long right, int high) {
    return "<rect %sx=%d y=%d width=%d height=%d />"
        .formatted(kind, left, top, Math.max(2, right - left), high);
  }

  private static String words(Span span) {
    return span.label()
        + ": "
        + (span.ended() ? seconds(span.to() - span.from()) : "no end came")
        + span.claimed().map(said -> ", execution_time " + seconds(said * 1e6)).orElse("");
  }

  private static void name(Html svg, Placed tool, int middle) {
    svg.element("text", "x=\"" + tool.left() + "\" y=\"" + (middle - 13) + "\"", tool.name());
  }
}
