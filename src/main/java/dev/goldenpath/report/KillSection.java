package dev.goldenpath.report;

import java.util.List;

/** The part of the page that shows that the checks can fail. */
final class KillSection {
  private KillSection() {}

  static void write(KillMatrix kills, Html page) {
    if (kills.rows().isEmpty()) {
      return;
    }
    long caught = kills.rows().stream().filter(row -> !row.caughtBy().isEmpty()).count();
    IndexPage.section(
        page,
        "kills",
        "How we know that these checks can fail",
        section -> {
          section.element(
              "p",
              "",
              "The reference backend was broken on purpose, in one way at a time. Of "
                  + Headline.some(kills.rows().size(), "way")
                  + " of being broken, "
                  + caught
                  + (caught == 1 ? " was" : " were")
                  + " caught."
                  + delays(kills));
          section.element(
              "div",
              "class=\"wide\" tabindex=\"0\"",
              wide -> wide.element("table", "", table -> table(table, kills)));
        });
  }

  private static String delays(KillMatrix kills) {
    return kills.millisOf(0.5) < 0
        ? ""
        : " The verdict fell "
            + kills.millisOf(0.5)
            + " ms after the message that decided it (median), and "
            + kills.millisOf(0.95)
            + " ms after it in 95 of 100 cases; only silence waits for a limit.";
  }

  private static void table(Html table, KillMatrix kills) {
    table.element(
        "thead",
        "",
        head ->
            head.element(
                "tr",
                "",
                row ->
                    List.of("What was broken", "Clause", "Caught by", "Named as", "Told after")
                        .forEach(title -> row.element("th", "scope=\"col\"", title))));
    table.element("tbody", "", body -> kills.rows().forEach(row -> row(body, row)));
  }

  private static void row(Html body, KillMatrix.Row kill) {
    body.element(
        "tr",
        "",
        row -> {
          row.element(
              "td",
              "",
              cell -> cell.element("code", "", kill.defect()).text(" " + kill.sentence()));
          row.element("td", "", kill.clause());
          row.element("td", "", kill.caughtBy().isEmpty() ? "not caught" : kill.caughtBy());
          row.element("td", "", kill.named());
          row.element("td", "", kill.verdictMillis() < 0 ? "" : kill.verdictMillis() + " ms");
        });
  }
}
