package dev.goldenpath.report;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Make HTML of what people have written in Markdown; what it holds of HTML stays a text. */
final class Markdown {
  private static final Parser PARSER = Parser.builder().build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

  private Markdown() {}

  static String html(String text) {
    return RENDERER.render(PARSER.parse(XmlText.safe(outdented(text))));
  }

  /** Gherkin's descriptions begin at once, and keep their indentation in all further lines. */
  private static String outdented(String text) {
    int end = text.indexOf('\n') + 1;
    return text.substring(0, end) + text.substring(end).stripIndent();
  }
}
