package dev.goldenpath.report;

import dev.goldenpath.result.Outcome;
import java.util.Arrays;

/** The fields by which the list of scenarios is searched; without scripts they are not shown. */
final class Filters {
  private Filters() {}

  static void write(Html page, Report report) {
    page.raw("<form class=\"filters\" hidden role=\"search\">\n");
    page.raw("<label>Search <input type=\"search\" data-filters=\"scenarios\"></label>\n");
    page.element(
        "label",
        "",
        label ->
            label
                .text("Outcome ")
                .element(
                    "select",
                    "data-filters=\"scenarios\" data-outcome",
                    select -> {
                      select.element("option", "value=\"\"", "any");
                      Arrays.stream(Outcome.values())
                          .filter(it -> occurs(it, report))
                          .forEach(it -> select.element("option", "", it.word()));
                    }));
    page.raw("<output aria-live=\"polite\"></output>\n</form>\n");
  }

  private static boolean occurs(Outcome outcome, Report report) {
    return report.scenarios().stream().anyMatch(it -> it.outcome() == outcome);
  }
}
