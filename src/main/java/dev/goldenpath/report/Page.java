package dev.goldenpath.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The frame that all pages of the report share.
 *
 * @param root the way to the report's folder: empty, or {@code ../}
 * @param start the id of the part to which a keyboard may skip
 * @param ways links to the report's parts
 */
record Page(String title, String root, String start, List<Way> ways) {
  private static final Pattern ID = Pattern.compile("\\b[A-Z]+-\\d+\\b,?");

  /** A link by its address and its name. */
  record Way(String address, String name) {}

  /** A piece of a sentence; a line must not end within one that is whole. */
  record Piece(String text, boolean whole) {}

  /** Return a page below the overview, with the way back to it. */
  static Page below(String title, String root) {
    return new Page(
        title,
        root,
        "content",
        List.of(
            new Way(root + "index.html", "Overview"),
            new Way(root + "index.html#promises", "Promises"),
            new Way(root + "index.html#scenarios", "Scenarios"),
            new Way(root + HistoryPage.NAME, "History"),
            new Way(root + "steps.html", "Sentences")));
  }

  /** Return a sentence in pieces; a clause's id is whole. */
  static List<Piece> pieces(String sentence) {
    List<Piece> pieces = new ArrayList<>();
    Matcher id = ID.matcher(sentence);
    int from = 0;
    while (id.find()) {
      pieces.add(new Piece(sentence.substring(from, id.start()), false));
      pieces.add(new Piece(id.group(), true));
      from = id.end();
    }
    pieces.add(new Piece(sentence.substring(from), false));
    return pieces;
  }
}
