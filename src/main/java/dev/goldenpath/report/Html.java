package dev.goldenpath.report;

import java.util.Set;
import java.util.function.Consumer;

/**
 * Write HTML; texts are escaped, elements are closed.
 *
 * <p>No template engine: the pages share small parts such as rows, badges and pictures, most of
 * which are computed, and texts stand in two places alone, between tags and in quoted attributes.
 */
final class Html {
  private static final Set<String> WITHIN_LINES =
      Set.of("a", "b", "code", "dd", "dt", "small", "span", "summary", "text", "title");

  private final StringBuilder out = new StringBuilder();

  /** Write an element with what is written into it; {@code attributes} are ours, not escaped. */
  Html element(String name, String attributes, Consumer<Html> content) {
    open(name, attributes);
    content.accept(this);
    return close(name);
  }

  /** Write an element with a text. */
  Html element(String name, String attributes, String text) {
    open(name, attributes);
    out.append(inside(text));
    return close(name);
  }

  /** Write what may be wider than the page, and scrolls by itself. */
  Html wide(Consumer<Html> content) {
    return element("div", "class=\"wide\" tabindex=\"0\"", content);
  }

  /** Write a table that may be wider than the page. */
  Html wideTable(String attributes, Consumer<Html> content) {
    return wide(wide -> wide.element("table", attributes, content));
  }

  /** Write a row of a table; HTML needs no ends of rows and cells, and they would be half of it. */
  Html row(String attributes, String cell, Iterable<String> texts) {
    open("tr", attributes);
    texts.forEach(text -> out.append('<').append(cell).append('>').append(inside(text)));
    out.append('\n');
    return this;
  }

  Html text(String text) {
    out.append(inside(text));
    return this;
  }

  /** Write markup of our own. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  private void open(String name, String attributes) {
    out.append('<').append(name);
    if (!attributes.isEmpty()) {
      out.append(' ').append(attributes);
    }
    out.append('>');
  }

  /** A line ends with it, unless it stands within one. */
  private Html close(String name) {
    out.append("</").append(name).append(WITHIN_LINES.contains(name) ? ">" : ">\n");
    return this;
  }

  /** Return a text that is safe inside an element and inside a quoted attribute. */
  static String escape(String text) {
    return inside(text).replace("\"", "&quot;").replace("'", "&#39;");
  }

  /** Quotes mean nothing outside of attributes; JSON is full of them. */
  private static String inside(String text) {
    return XmlText.safe(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
