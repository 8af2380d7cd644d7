package dev.goldenpath.report;

import dev.goldenpath.rule.Clause;
import java.util.List;
import java.util.stream.Stream;

/** What {@code docs/contract.md} says of a clause below its heading. */
final class ContractWords {
  private static final String TEXT = Resources.text("/contract/contract.md");

  private ContractWords() {}

  /** Return its paragraphs, in Markdown. */
  static List<String> of(Clause clause) {
    int heading = TEXT.indexOf("\n### " + clause.id() + " ");
    if (heading < 0) {
      return List.of();
    }
    String from = TEXT.substring(TEXT.indexOf('\n', heading + 1) + 1);
    int end = from.indexOf("\n##");
    return Stream.of((end < 0 ? from : from.substring(0, end)).strip().split("\n\n+"))
        .filter(paragraph -> !paragraph.isBlank())
        .toList();
  }

  /** Write it; between back-quotes stands code. */
  static void write(Clause clause, Html page) {
    for (String paragraph : of(clause)) {
      page.element(
          "p",
          "class=\"words\"",
          text -> {
            String[] parts = paragraph.replace("\n", " ").split("`", -1);
            for (int i = 0; i < parts.length; i++) {
              if (i % 2 == 0) {
                text.text(parts[i]);
              } else {
                text.raw("<code>").text(parts[i]).raw("</code>");
              }
            }
          });
    }
  }
}
