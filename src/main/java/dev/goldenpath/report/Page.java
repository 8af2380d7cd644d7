package dev.goldenpath.report;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The frame that all pages of the report share.
 *
 * <p>Nothing comes from elsewhere: one style sheet and one script lie beside the pages, and the
 * page forbids all else, so that no text of a backend or feature can ever be executed.
 *
 * @param root the way to the report's folder: empty, or {@code ../}
 */
record Page(String title, String root) {
  private static final String POLICY =
      "default-src 'none'; style-src 'self' file:; script-src 'self' file:; base-uri 'none';"
          + " form-action 'none'";

  private static final Pattern ID = Pattern.compile("\\b[A-Z]+-\\d+\\b,?");

  String write(Consumer<Html> body) {
    Html page = new Html();
    page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n");
    page.element("head", "", this::head);
    page.element("body", "", body);
    return page.raw("</html>\n").toString();
  }

  /** Write a page below the overview, with the way back to it. */
  String below(String tone, Consumer<Html> header, Consumer<Html> main) {
    return write(
        body -> {
          body.raw("<a class=\"skip\" href=\"#main\">Skip to the content</a>\n");
          body.element(
              "header",
              "class=\"" + tone + "\"",
              top -> {
                ways(
                    top,
                    List.of(
                        List.of(root + "index.html", "Overview"),
                        List.of(root + "index.html#promises", "Promises"),
                        List.of(root + "index.html#scenarios", "Scenarios"),
                        List.of(root + HistoryPage.NAME, "History"),
                        List.of(root + "steps.html", "Sentences")));
                header.accept(top);
              });
          body.element("main", "id=\"main\"", main);
        });
  }

  /** Write links to the report's parts, each by its address and its name. */
  static void ways(Html header, List<List<String>> ways) {
    header.element(
        "nav",
        "class=\"about\" aria-label=\"Report\"",
        nav -> {
          String between = "";
          for (List<String> way : ways) {
            nav.raw(between).element("a", "href=\"" + way.get(0) + "\"", way.get(1));
            between = " · ";
          }
        });
  }

  /** Write a sentence in which no line ends within a clause's id. */
  static void sentence(Html title, String sentence) {
    Matcher id = ID.matcher(sentence);
    int from = 0;
    while (id.find()) {
      title.text(sentence.substring(from, id.start()));
      title.element("span", "class=\"whole\"", id.group());
      from = id.end();
    }
    title.text(sentence.substring(from));
  }

  private void head(Html head) {
    head.raw("<meta charset=\"utf-8\">\n");
    head.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">\n");
    head.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    head.element("title", "", title);
    head.raw("<link rel=\"stylesheet\" href=\"" + root + "page.css\">\n");
    head.raw("<script defer src=\"" + root + "page.js\"></script>\n");
  }
}
