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
          section.wideTable("", table -> table(table, kills));
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
    table.row(
        "",
        "th scope=\"col\"",
        List.of("What was broken", "Clause", "Caught by", "Named as", "Told after"));
    kills.rows().forEach(kill -> row(table, kill));
  }

  private static void row(Html table, KillMatrix.Row kill) {
    table.raw("<tr><td>").element("code", "", kill.defect()).text(" " + kill.sentence());
    for (String text :
        List.of(
            kill.clause(),
            kill.caughtBy().isEmpty() ? "not caught" : kill.caughtBy(),
            kill.named(),
            kill.verdictMillis() < 0 ? "" : kill.verdictMillis() + " ms")) {
      table.raw("<td>").text(text);
    }
    table.raw("\n");
  }
}
