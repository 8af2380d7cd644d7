package dev.goldenpath.report;

import static dev.goldenpath.report.TimelinePicture.seconds;
import static java.util.stream.Collectors.joining;

import dev.goldenpath.result.Story.Kind;
import dev.goldenpath.result.Story.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What takes its time in the picture of a story: calls, runs and tools as bars, stalls as bands.
 */
record TimelineSpans(TimelineRoom room) {
  /** What a tool's own clock and ours may differ by, in microseconds; no bar can show it. */
  private static final double SAME = 5_000;

  record Area(long x, int y, long width, int height) {}

  /** What took its time, and within it what a tool says that it took. */
  record Bar(String kind, String words, Area area, Optional<Area> claimed) {}

  /** The name of a tool, where it stands. */
  record Name(long x, int y, String text) {}

  List<Bar> bars() {
    List<Bar> bars = new ArrayList<>();
    room.story().spans().stream()
        .filter(it -> it.kind() != Kind.TOOL && room.lanes().contains(it.lane()))
        .forEach(it -> bars.add(bar(it, room.middle(it.lane()))));
    for (String lane : room.lanes()) {
      room.tools(lane).forEach(it -> bars.add(bar(it.call(), room.middle(lane, it.track()))));
    }
    return bars;
  }

  List<Name> names() {
    List<Name> names = new ArrayList<>();
    for (String lane : room.lanes()) {
      room.tools(lane).stream()
          .filter(it -> it.left() >= 0)
          .map(it -> new Name(it.left(), room.middle(lane, it.track()) - 13, it.name()))
          .forEach(names::add);
    }
    return names;
  }

  /** Shade where the suite itself stood still: what it saw then may have come earlier. */
  String stalls() {
    return room.story().spans().stream()
        .filter(it -> it.kind() == Kind.STALL)
        .map(this::band)
        .collect(joining());
  }

  private String band(Span stall) {
    long from = room.x(stall.from());
    return "M%d %dH%dV%dH%dz"
        .formatted(from, TimelineRoom.TOP, room.x(stall.to()), room.bottom(), from);
  }

  private Bar bar(Span span, int middle) {
    long left = room.x(span.from());
    long right = room.x(span.to());
    return new Bar(
        span.kind().name().toLowerCase(Locale.ROOT) + (span.ended() ? "" : " open"),
        words(span),
        switch (span.kind()) {
          case RUN -> area(left, middle - 4, right, 8);
          case AGENT -> area(left, middle + 6, right, 4);
          default -> area(left, middle - 9, right, 18);
        },
        span.claimed().map(said -> claimed(span, said * 1e6, left, middle + 2, right)));
  }

  /** Compare what a tool says of itself with the bar above it, whose scale is not even. */
  private Area claimed(Span span, double said, long left, int top, long right) {
    double took = span.to() - span.from();
    if (said > took + SAME) {
      return area(room.x(span.to() - said), top, right, 5);
    }
    double share = said >= took - SAME ? 1 : said / took;
    return area(left, top, left + Math.round(share * (right - left)), 5);
  }

  private static Area area(long left, int top, long right, int height) {
    return new Area(left, top, Math.max(2, right - left), height);
  }

  private static String words(Span span) {
    return span.label()
        + ": "
        + (span.ended() ? seconds(span.to() - span.from()) : "no end came")
        + span.claimed().map(said -> ", execution_time " + seconds(said * 1e6)).orElse("");
  }
}
