package dev.goldenpath.report;

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
        section ->
            section.element(
                "p",
                "",
                "To try this version of the suite, the reference backend was broken on purpose, in"
                    + " one way at a time. Of "
                    + Headline.some(kills.rows().size(), "way")
                    + " of being broken, "
                    + caught
                    + (caught == 1 ? " was" : " were")
                    + " caught."
                    + delays(kills)
                    + " Each clause's page lists its own."));
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
}
