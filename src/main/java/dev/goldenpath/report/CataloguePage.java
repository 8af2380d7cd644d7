package dev.goldenpath.report;

import java.util.List;

/** The step catalogue as a page. */
final class CataloguePage {
  static final String TITLE = "What a scenario may say";

  private CataloguePage() {}

  /** Return the page of a report, beside its others. */
  static String of(List<Sentence> sentences) {
    return Templates.render("catalogue", sentences);
  }

  /** Return a page that needs no other file. */
  static String alone(List<Sentence> sentences) {
    return Templates.render("alone", sentences);
  }

  static String style() {
    return "<style>" + Resources.text("/report/page.css") + "</style>";
  }
}
