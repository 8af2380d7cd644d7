package dev.goldenpath.report;

import static dev.goldenpath.report.TimelinePicture.seconds;

import dev.goldenpath.result.Spread;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** How long it took many users: {@code spread.jte}. */
final class SpreadSection {
  private static final List<Double> SHARES = List.of(50.0, 90.0, 95.0, 99.0, 100.0);
  private static final int WIDTH = 890;
  private static final int HEIGHT = 220;
  static final int LEFT = 110;

  /** How often something was measured, and within which time so many shares of it were over. */
  record MeasureRow(String what, List<String> times) {}

  /** A line of the scale at a height, with its time, and a share of the users at its place. */
  record SpreadTick(long y, String time, int x, String share) {}

  /** A measure, and where its name stands. */
  record Curve(String what, String points, double top) {}

  private final List<Spread> spreads;
  private final double most;

  SpreadSection(List<Spread> spreads) {
    this.spreads = spreads;
    this.most =
        Math.max(1, spreads.stream().mapToLong(it -> it.micros().getMaxValue()).max().orElse(1));
  }

  List<MeasureRow> rows() {
    return spreads.stream().map(SpreadSection::row).toList();
  }

  private static MeasureRow row(Spread spread) {
    Histogram micros = spread.micros();
    return new MeasureRow(
        spread.what(),
        Stream.concat(
                Stream.of(String.valueOf(micros.getTotalCount())),
                SHARES.stream().map(share -> seconds(micros.getValueAtPercentile(share))))
            .toList());
  }

  List<SpreadTick> ticks() {
    return IntStream.rangeClosed(0, 4)
        .mapToObj(
            i ->
                new SpreadTick(
                    Math.round(HEIGHT - HEIGHT * i / 4.0) + 10,
                    seconds(most * i / 4),
                    LEFT + WIDTH * i / 4 - (i == 4 ? 40 : 0),
                    i * 25 + " %"))
        .toList();
  }

  List<Curve> curves() {
    return spreads.stream().map(this::curve).toList();
  }

  private Curve curve(Spread spread) {
    Histogram micros = spread.micros();
    String points =
        IntStream.rangeClosed(0, 200)
            .mapToObj(i -> point(i / 2.0, micros.getValueAtPercentile(i / 2.0)))
            .collect(Collectors.joining(" "));
    return new Curve(spread.what(), points, y(micros.getMaxValue()) - 4);
  }

  private String point(double percent, long micros) {
    return String.format(Locale.ROOT, "%.1f,%.1f", LEFT + WIDTH * percent / 100, y(micros));
  }

  private double y(long micros) {
    return Math.round((HEIGHT - HEIGHT * micros / most) * 10) / 10.0 + 10;
  }
}
