package dev.goldenpath.report;

import java.util.List;
import java.util.Map;

/** The step catalogue as a page. */
final class CataloguePage {
  private static final String TITLE = "What a scenario may say";

  private CataloguePage() {}

  /** Return the page of a report, beside its others. */
  static String of(List<Sentence> sentences) {
    return new Page(TITLE, "")
        .below(
            "neutral",
            header -> header.element("h1", "", TITLE),
            main -> groups(main, CatalogueFormat.grouped(sentences)));
  }

  /** Return a page that needs no other file. */
  static String alone(List<Sentence> sentences) {
    Html page = new Html();
    page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n");
    page.element("title", "", TITLE);
    page.raw("<style>").raw(Resources.text("/report/page.css")).raw("</style>\n");
    page.element(
        "main",
        "",
        main -> {
          main.element("h1", "", TITLE);
          groups(main, CatalogueFormat.grouped(sentences));
        });
    return page.raw("</html>\n").toString();
  }

  private static void groups(Html main, Map<String, List<Sentence>> groups) {
    groups.forEach(
        (group, sentences) ->
            main.element(
                "section",
                "",
                section -> {
                  section.element("h2", "", group);
                  sentences.forEach(sentence -> sentence(section, sentence));
                }));
  }

  private static void sentence(Html section, Sentence sentence) {
    section.element(
        "h3",
        "",
        title -> title.text(sentence.keyword() + " ").element("code", "", sentence.expression()));
    section.element("p", "", sentence.says());
    section.element(
        "ul",
        "",
        list -> {
          for (Sentence.Parameter parameter : sentence.parameters()) {
            list.element(
                "li",
                "",
                item ->
                    item.element("code", "", "{" + parameter.name() + "}")
                        .text(" " + parameter.words()));
          }
          if (!sentence.uses().isEmpty()) {
            list.element("li", "", "Example: " + sentence.keyword() + " " + sentence.example());
          }
          list.element("li", "", "Used " + CatalogueFormat.uses(sentence));
        });
  }
}
