package dev.goldenpath.report;

import dev.goldenpath.result.Story;
import dev.goldenpath.result.Story.Decision;
import dev.goldenpath.result.Story.Kind;
import dev.goldenpath.result.Story.Mark;
import dev.goldenpath.result.Story.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Draw what happened in a scenario over time: a lane for HTTP calls, and for each socket one for
 * its messages and one for the tools that it tells of; a band where the suite itself stood still.
 *
 * <p>What follows closely is drawn apart, see {@link TimeAxis}. Each message is a link to its line
 * in the table below the picture. What a tool says that it took stands as a thin bar inside what
 * was observed.
 */
final class TimelinePicture {
  private static final int LEFT = 110;
  private static final int WIDTH = 890;
  private static final int LANE = 46;
  private static final int TOP = 34;
  private static final int MOST_MARKS = 600;
  private static final int OF_A_STEP = 60;
  private static final String TOOLS = " tools";
  private static final String NO_TABLE = "none";

  private final Story story;
  private final String table;
  private final List<String> lanes;
  private final TimeAxis axis;
  private final List<StepReport> steps;
  private double lastDecision = -WIDTH;

  private TimelinePicture(Story story, String table, List<StepReport> steps) {
    this.steps = steps;
    this.story = story;
    this.table = table;
    this.lanes = lanes(story);
    this.axis = new TimeAxis(story, LEFT, WIDTH);
  }

  /**
   * Draw it on a page that has no table of the messages; nothing where nothing happened.
   *
   * @param table the page that has one
   */
  static void draw(Story story, Html page, String table) {
    draw(story, page, table, List.of());
  }

  /**
   * Draw it with the steps on the same axis.
   *
   * @param table the page that has a table of the messages; empty where it is this
   */
  static void draw(Story story, Html page, String table, List<StepReport> steps) {
    if (!story.marks().isEmpty()) {
      new TimelinePicture(story, table, steps).write(page);
    }
  }

  /** Draw one that was made up, of which there is no table. */
  static void example(Story story, Html page) {
    new TimelinePicture(story, NO_TABLE, List.of()).write(page);
  }

  private static List<String> lanes(Story story) {
    Set<String> lanes = new LinkedHashSet<>();
    for (Mark mark : story.marks()) {
      if (lanes.add(mark.lane()) && hasTools(story, mark.lane())) {
        lanes.add(mark.lane() + TOOLS);
      }
    }
    return new ArrayList<>(lanes);
  }

  private static boolean hasTools(Story story, String lane) {
    return story.spans().stream()
        .anyMatch(span -> span.kind() == Kind.TOOL && span.lane().equals(lane));
  }

  private void write(Html page) {
    int height = TOP + lanes.size() * LANE + 24;
    page.element(
        "div",
        "class=\"wide\" tabindex=\"0\"",
        wide ->
            wide.element(
                "svg",
                "class=\"timeline\" viewBox=\"0 0 1010 "
                    + height
                    + "\" role=\"group\" aria-label=\"Timeline of the scenario\"",
                this::picture));
  }

  private void picture(Html svg) {
    axis(svg);
    svg.raw(
        IntStream.range(0, lanes.size())
            .mapToObj(i -> "M" + LEFT + " " + middle(i) + "h" + WIDTH)
            .collect(Collectors.joining("", "<path class=\"rail\" d=\"", "\"/>")));
    for (int i = 0; i < lanes.size(); i++) {
      int y = middle(i);
      svg.element("text", "class=\"lane\" x=\"8\" y=\"" + (y + 4) + "\"", cut(lanes.get(i), 15));
    }
    steps(svg);
    stalls(svg);
    story.spans().stream().filter(it -> it.kind() != Kind.STALL).forEach(span -> span(svg, span));
    tools(svg);
    story.marks().stream().limit(MOST_MARKS).forEach(mark -> mark(svg, mark));
    story.decisions().stream()
        .limit(20)
        .collect(
            Collectors.groupingBy(
                Decision::at,
                TreeMap::new,
                Collectors.mapping(it -> it.clause().id(), Collectors.joining(", "))))
        .forEach((at, clauses) -> decision(svg, at, clauses));
  }

  private void axis(Html svg) {
    svg.raw(
        IntStream.rangeClosed(0, 5)
            .mapToObj(i -> "M" + x(axis.at(i / 5.0)) + " " + (TOP - 6) + "V" + bottom())
            .collect(Collectors.joining("", "<path class=\"tick\" d=\"", "\"/>")));
    for (int i = 0; i <= 5; i++) {
      double at = axis.at(i / 5.0);
      svg.element(
          "text",
          "class=\"when"
              + (i == 5 ? " last" : "")
              + "\" x=\""
              + x(at)
              + "\" y=\""
              + (bottom() + 16)
              + "\"",
          seconds(at));
    }
  }

  /** Number the steps where they begin; those that begin nearly together stand together. */
  private void steps(Html svg) {
    List<Integer> together = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).began() >= 0) {
        if (!together.isEmpty() && placeOf(i) - placeOf(together.get(0)) > OF_A_STEP) {
          steps(svg, together);
          together.clear();
        }
        together.add(i);
      }
    }
    if (!together.isEmpty()) {
      steps(svg, together);
    }
  }

  private double placeOf(int step) {
    return axis.of(Math.min(steps.get(step).began(), story.length()));
  }

  private void steps(Html svg, List<Integer> together) {
    int first = together.get(0) + 1;
    int last = together.get(together.size() - 1) + 1;
    String at = number(placeOf(first - 1));
    svg.element(
        "a",
        "class=\"step\" href=\"" + table + "#step-" + first + "\"",
        link -> {
          link.raw("<path d=\"M" + at + " " + TOP + "V" + bottom() + "\"/>");
          link.element(
              "text",
              at("x", at) + at("y", TOP - 4),
              first == last ? "step " + first : "steps " + first + "–" + last);
        });
  }

  private void span(Html svg, Span span) {
    int row = lanes.indexOf(span.kind() == Kind.TOOL ? span.lane() + TOOLS : span.lane());
    if (row < 0) {
      return;
    }
    String kind = span.kind().name().toLowerCase(Locale.ROOT) + (span.ended() ? "" : " open");
    int top =
        middle(row)
            + switch (span.kind()) {
              case RUN -> -4;
              case AGENT -> 6;
              default -> -9;
            };
    int high =
        switch (span.kind()) {
          case RUN -> 8;
          case AGENT -> 4;
          default -> 18;
        };
    svg.element(
        "g",
        "class=\"" + kind + "\"",
        group -> {
          group.element("title", "", words(span));
          group.raw(bar(span.from(), span.to(), top, high, "span"));
          span.claimed()
              .ifPresent(
                  said ->
                      group.raw(
                          bar(span.to() - said * 1e6, span.to(), middle(row) + 2, 5, "claimed")));
        });
  }

  /** Shade where the suite itself stood still: what it saw then may have come earlier. */
  private void stalls(Html svg) {
    List<Span> stalls = story.spans().stream().filter(it -> it.kind() == Kind.STALL).toList();
    if (!stalls.isEmpty()) {
      svg.element(
          "g",
          "class=\"stall\"",
          group ->
              group
                  .element("title", "", "here the suite itself stood still")
                  .raw(
                      stalls.stream()
                          .map(
                              it ->
                                  "M"
                                      + x(it.from())
                                      + " "
                                      + TOP
                                      + "H"
                                      + x(it.to())
                                      + "V"
                                      + bottom()
                                      + "H"
                                      + x(it.from())
                                      + "z")
                          .collect(Collectors.joining("", "<path d=\"", "\"/>"))));
    }
  }

  /** Name the tools, where there is room for it; each has its name as a title as well. */
  private void tools(Html svg) {
    Map<String, Double> taken = new HashMap<>();
    for (Span span : story.spans()) {
      double from = axis.of(span.from());
      if (span.kind() == Kind.TOOL && from >= taken.getOrDefault(span.lane(), 0.0)) {
        String label = cut(span.label(), 24);
        taken.put(span.lane(), from + label.length() * 7);
        svg.element(
            "text",
            at("x", number(from))
                + at("y", middle(lanes.indexOf(span.lane() + TOOLS)) - 11)
                + (isLate(span.from()) ? " class=\"late\"" : ""),
            label);
      }
    }
  }

  private static String words(Span span) {
    return span.label()
        + ": "
        + (span.ended() ? seconds(span.to() - span.from()) : "no end came")
        + span.claimed()
            .map(said -> ", execution_time " + String.format(Locale.ROOT, "%.3f s", said))
            .orElse("");
  }

  /** Beside a table of the messages, the script takes a mark's name from its row there. */
  private void mark(Html svg, Mark mark) {
    boolean linked = !table.equals(NO_TABLE);
    svg.element(
        linked ? "a" : "g",
        (linked ? "href=\"" + table + "#f" + mark.seq() + "\" " : "")
            + "class=\"mark "
            + kind(mark)
            + "\"",
        link -> {
          if (!table.isEmpty()) {
            link.element(
                "title", "", mark.seq() + "  " + seconds(mark.at()) + "  " + cut(mark.label(), 28));
          }
          int y = middle(lanes.indexOf(mark.lane()));
          link.raw("<circle cx=\"" + x(mark.at()) + "\" cy=\"" + y + "\"/>");
        });
  }

  /** Tell the colour of a mark; only words of ours become a class. */
  static String kind(Mark mark) {
    String word = mark.label().replaceFirst("[^a-z_].*", "");
    return Set.of(
                "agent_started",
                "agent_thinking",
                "tool_executing",
                "tool_completed",
                "agent_completed",
                "agent_error",
                "unreadable")
            .contains(word)
        ? word
        : "other";
  }

  private void decision(Html svg, long moment, String clauses) {
    String at = x(moment);
    double place = axis.of(moment);
    boolean hasRoom = place - lastDecision > clauses.length() * 8;
    lastDecision = hasRoom ? place : lastDecision;
    svg.element(
        "g",
        "class=\"decision\"",
        group -> {
          group.element("title", "", clauses);
          group.raw(line(at, 16, at, bottom()));
          if (hasRoom) {
            group.element(
                "text",
                at("x", at) + at("y", 12) + (isLate(moment) ? " class=\"late\"" : ""),
                clauses);
          }
        });
  }

  /** Whether a word that begins here would run out of the picture. */
  private boolean isLate(double micros) {
    return axis.of(micros) > LEFT + WIDTH - 100;
  }

  private int middle(int row) {
    return TOP + row * LANE + LANE / 2;
  }

  private int bottom() {
    return TOP + lanes.size() * LANE;
  }

  private String x(double micros) {
    return number(axis.of(micros));
  }

  private String bar(double from, double to, int y, int high, String kind) {
    double left = axis.of(from);
    double right = axis.of(to);
    return "<rect class=\""
        + kind
        + "\""
        + at("x", number(left))
        + at("y", y)
        + at("width", number(Math.max(2, right - left)))
        + at("height", high)
        + " rx=\"2\"/>";
  }

  private static String line(Object x1, int y1, Object x2, int y2) {
    return "<line class=\"moment\""
        + at("x1", x1)
        + at("y1", y1)
        + at("x2", x2)
        + at("y2", y2)
        + "/>";
  }

  private static String at(String attribute, Object value) {
    return " " + attribute + "=\"" + value + "\"";
  }

  private static String number(double value) {
    long tenths = Math.round(value * 10);
    return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10);
  }

  static String seconds(double micros) {
    long millis = Math.round(micros / 1e3);
    return millis / 1_000 + "." + String.valueOf(1_000 + millis % 1_000).substring(1) + " s";
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
