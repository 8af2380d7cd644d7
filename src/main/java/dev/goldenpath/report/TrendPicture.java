package dev.goldenpath.report;

import dev.goldenpath.report.Trend.Point;
import dev.goldenpath.result.PastRun.Latency;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draw what became of something from run to run. */
final class TrendPicture {
  private static final int WIDTH = 730;
  private static final int HEIGHT = 160;
  private static final int LEFT = 80;
  private static final int TOP = 14;
  private static final int STEP = 7;

  private final List<Point> runs;
  private final Function<Point, Latency> of;
  private final long most;

  private TrendPicture(List<Point> runs, Function<Point, Latency> of) {
    this.runs = runs;
    this.of = of;
    this.most = round(runs.stream().map(of).mapToLong(Latency::most).max().orElse(0));
  }

  /** Return a number above it whose quarters are round. */
  private static long round(long micros) {
    long ten = 4;
    while (ten * 10 <= micros) {
      ten *= 10;
    }
    for (long times : new long[] {1, 2, 5}) {
      if (ten * times >= micros) {
        return ten * times;
      }
    }
    return ten * 10;
  }

  /** Draw a bar a run: high where broken, low where kept, none where not tried. */
  static void strip(TrendLine line, Trend trend, Html page) {
    int width = line.words().size() * STEP;
    page.element(
        "svg",
        "class=\"strip\" width=\""
            + width
            + "\" height=\"18\" viewBox=\"0 0 "
            + width
            + " 18\" role=\"img\" aria-label=\""
            + words(line)
            + "\"",
        svg -> {
          for (int run : line.tried()) {
            int high = line.isBad(run) ? 16 : 6;
            svg.element(
                "rect",
                "class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\""
                    .formatted(
                        line.isBad(run) ? "bad" : "good", run * STEP, 17 - high, STEP - 2, high),
                bar ->
                    bar.element(
                        "title", "", line.words().get(run) + ", run of " + trend.when(run)));
          }
        });
  }

  private static String words(TrendLine line) {
    long bad = line.tried().stream().filter(line::isBad).count();
    return bad + " of " + Headline.some(line.tried().size(), "run") + " broken or failed";
  }

  /** Draw the median and the 95th percentile of something over the runs. */
  static void chart(List<Point> runs, Function<Point, Latency> of, Html page) {
    if (runs.stream().map(of).allMatch(it -> it.count() == 0)) {
      page.element("p", "", "No run was measured.");
      return;
    }
    page.wide(
        wide ->
            wide.element(
                "svg",
                "class=\"timeline chart\" viewBox=\"0 0 1010 "
                    + (HEIGHT + 50)
                    + "\" role=\"img\" aria-label=\"Median and 95th percentile, run by run; the"
                    + " numbers stand in the table of every run\"",
                new TrendPicture(runs, of)::write));
  }

  private void write(Html svg) {
    for (int i = 0; i <= 4; i++) {
      long micros = most * i / 4;
      svg.raw(
          "<line class=\"tick\" x1=\"%d\" y1=\"%s\" x2=\"%d\" y2=\"%s\"/>"
              .formatted(LEFT, number(y(micros)), LEFT + WIDTH, number(y(micros))));
      svg.element("text", "x=\"8\" y=\"" + number(y(micros) + 4) + "\"", time(micros));
    }
    Latency last = at(measured().get(measured().size() - 1));
    double median = Math.max(y(last.median()), y(last.most()) + 16);
    line(svg, "most", "95 of 100: ", Latency::most, y(last.most()));
    line(svg, "median", "median: ", Latency::median, median);
    when(svg, 0, "start");
    if (runs.size() > 1) {
      when(svg, runs.size() - 1, "end");
    }
  }

  private void when(Html svg, int run, String anchor) {
    svg.element(
        "text",
        "text-anchor=\"%s\" x=\"%s\" y=\"%d\""
            .formatted(
                anchor,
                anchor.equals("start") ? String.valueOf(LEFT) : number(x(run)),
                HEIGHT + 40),
        Phrases.when(runs.get(run).started()));
  }

  private List<Integer> measured() {
    return IntStream.range(0, runs.size()).filter(i -> at(i).count() > 0).boxed().toList();
  }

  /** Draw a line, with its words at its end. */
  private void line(
      Html svg, String kind, String words, ToLongFunction<Latency> measure, double place) {
    List<Integer> measured = measured();
    String points =
        measured.stream()
            .map(i -> number(x(i)) + "," + number(y(measure.applyAsLong(at(i)))))
            .collect(Collectors.joining(" "));
    svg.element(
        "g",
        "class=\"" + kind + "\"",
        group -> {
          group.raw("<polyline points=\"" + points + "\"/>");
          measured.forEach(i -> point(group, i, words, measure.applyAsLong(at(i))));
          int last = measured.get(measured.size() - 1);
          group.element(
              "text",
              "x=\"%s\" y=\"%s\"".formatted(number(x(last) + 12), number(place + 4)),
              words + time(measure.applyAsLong(at(last))));
        });
  }

  private void point(Html svg, int run, String words, long micros) {
    svg.element(
        "circle",
        "cx=\"%s\" cy=\"%s\"".formatted(number(x(run)), number(y(micros))),
        circle ->
            circle.element(
                "title",
                "",
                words
                    + time(micros)
                    + " of "
                    + at(run).count()
                    + ", run of "
                    + Phrases.when(runs.get(run).started())));
  }

  private Latency at(int run) {
    return of.apply(runs.get(run));
  }

  private double x(int run) {
    return LEFT + (runs.size() == 1 ? WIDTH : (double) WIDTH * run / (runs.size() - 1));
  }

  private double y(long micros) {
    return TOP + HEIGHT - (double) HEIGHT * micros / Math.max(1, most);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  static String time(long micros) {
    return micros < 1_000_000
        ? String.format(Locale.ROOT, "%.0f ms", micros / 1e3)
        : String.format(Locale.ROOT, "%.2f s", micros / 1e6);
  }

  /** Return it in words: {@code 12 ms, 95 of 100 within 40 ms}. */
  static String words(Latency latency) {
    return latency.count() == 0
        ? "–"
        : time(latency.median()) + ", 95 of 100 within " + time(latency.most());
  }
}
