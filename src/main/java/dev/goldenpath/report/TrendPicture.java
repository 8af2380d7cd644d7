package dev.goldenpath.report;

import dev.goldenpath.report.Trend.Point;
import dev.goldenpath.result.PastRun.Latency;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** How long something took from run to run: {@code chart.jte}. */
final class TrendPicture {
  private static final int WIDTH = 730;
  private static final int HEIGHT = 160;
  static final int LEFT = 80;
  static final int RIGHT = LEFT + WIDTH;
  private static final int TOP = 14;

  /** A line of the scale, where its time stands, and that. */
  record ScaleLine(String line, String below, String time) {}

  record Spot(String x, String y, String words) {}

  /** A measure over the runs, and its name at its end. */
  record Line(String kind, List<Spot> dots, Spot name) {
    String path() {
      return dots.stream().map(it -> it.x() + "," + it.y()).collect(Collectors.joining(" "));
    }
  }

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

  static TrendPicture of(List<Point> runs, Function<Point, Latency> of) {
    return new TrendPicture(runs, of);
  }

  boolean isMeasured() {
    return runs.stream().map(of).anyMatch(it -> it.count() > 0);
  }

  boolean isOfSeveral() {
    return runs.size() > 1;
  }

  String first() {
    return Phrases.when(runs.get(0).started());
  }

  String last() {
    return Phrases.when(runs.get(runs.size() - 1).started());
  }

  List<ScaleLine> ticks() {
    return LongStream.rangeClosed(0, 4)
        .map(i -> most * i / 4)
        .mapToObj(micros -> new ScaleLine(number(y(micros)), number(y(micros) + 4), time(micros)))
        .toList();
  }

  /** Return each line, with its words at its end. */
  List<Line> lines() {
    Latency last = at(measured().get(measured().size() - 1));
    double median = Math.max(y(last.median()), y(last.most()) + 16);
    return List.of(
        line("most", "95 of 100: ", Latency::most, y(last.most())),
        line("median", "median: ", Latency::median, median));
  }

  private List<Integer> measured() {
    return IntStream.range(0, runs.size()).filter(i -> at(i).count() > 0).boxed().toList();
  }

  private Line line(String kind, String words, ToLongFunction<Latency> measure, double place) {
    List<Spot> dots =
        measured().stream().map(i -> dot(i, words, measure.applyAsLong(at(i)))).toList();
    int last = measured().get(dots.size() - 1);
    return new Line(
        kind,
        dots,
        new Spot(
            number(x(last) + 12), number(place + 4), words + time(measure.applyAsLong(at(last)))));
  }

  private Spot dot(int run, String words, long micros) {
    return new Spot(
        number(x(run)),
        number(y(micros)),
        "%s%s of %s, run of %s"
            .formatted(
                words, time(micros), at(run).count(), Phrases.when(runs.get(run).started())));
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
