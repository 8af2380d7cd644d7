package dev.goldenpath.report;

import dev.goldenpath.result.Spread;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** How long it took many users: a table, and a curve for each measure, from the fastest on. */
final class SpreadSection {
  private static final List<Double> SHARES = List.of(50.0, 90.0, 95.0, 99.0, 100.0);
  private static final int WIDTH = 890;
  private static final int HEIGHT = 220;
  private static final int LEFT = 110;

  private final List<Spread> spreads;
  private final double most;

  SpreadSection(List<Spread> spreads) {
    this.spreads = spreads;
    this.most =
        Math.max(1, spreads.stream().mapToLong(it -> it.micros().getMaxValue()).max().orElse(1));
  }

  void write(Html page) {
    page.wideTable(
        "",
        table -> {
          table.row(
              "", "th", List.of("", "measured", "half", "90 %", "95 %", "99 %", "all within"));
          spreads.forEach(spread -> row(table, spread));
        });
    page.wide(
        wide ->
            wide.element(
                "svg",
                "class=\"timeline\" viewBox=\"0 0 1010 "
                    + (HEIGHT + 40)
                    + "\" role=\"img\" aria-label=\"How long it took, from the fastest to the"
                    + " slowest; the numbers stand in the table\"",
                this::picture));
  }

  private static void row(Html table, Spread spread) {
    Histogram micros = spread.micros();
    table.raw("<tr>").element("th", "scope=\"row\"", spread.what());
    table.raw("<td>").text(String.valueOf(micros.getTotalCount()));
    SHARES.forEach(share -> table.raw("<td>").text(seconds(micros.getValueAtPercentile(share))));
    table.raw("\n");
  }

  private void picture(Html svg) {
    for (int i = 0; i <= 4; i++) {
      long y = Math.round(HEIGHT - HEIGHT * i / 4.0) + 10;
      svg.raw(
          "<line class=\"tick\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>"
              .formatted(LEFT, y, LEFT + WIDTH, y));
      svg.element("text", "x=\"0\" y=\"" + (y + 4) + "\"", seconds(most * i / 4));
      svg.element(
          "text",
          "x=\"" + (LEFT + WIDTH * i / 4 - (i == 4 ? 40 : 0)) + "\" y=\"" + (HEIGHT + 30) + "\"",
          i * 25 + " %");
    }
    spreads.forEach(spread -> curve(svg, spread));
  }

  private void curve(Html svg, Spread spread) {
    Histogram micros = spread.micros();
    String points =
        IntStream.rangeClosed(0, 200)
            .mapToObj(i -> point(i / 2.0, micros.getValueAtPercentile(i / 2.0)))
            .collect(Collectors.joining(" "));
    svg.element(
        "g",
        "",
        group -> {
          group.element("title", "", spread.what());
          group.raw(
              "<polyline fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" points=\""
                  + points
                  + "\"/>");
          group.element(
              "text",
              "text-anchor=\"end\" x=\""
                  + (LEFT + WIDTH)
                  + "\" y=\""
                  + (y(micros.getMaxValue()) - 4)
                  + "\"",
              spread.what());
        });
  }

  private String point(double percent, long micros) {
    return String.format(Locale.ROOT, "%.1f,%.1f", LEFT + WIDTH * percent / 100, y(micros));
  }

  private double y(long micros) {
    return Math.round((HEIGHT - HEIGHT * micros / most) * 10) / 10.0 + 10;
  }

  private static String seconds(double micros) {
    return TimelinePicture.seconds(micros);
  }
}
