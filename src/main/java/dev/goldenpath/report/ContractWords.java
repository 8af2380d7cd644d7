package dev.goldenpath.report;

import dev.goldenpath.rule.Clause;

/** What {@code docs/contract.md} says of a clause below its heading. */
final class ContractWords {
  private static final String TEXT = Resources.text("/contract/contract.md");

  private ContractWords() {}

  /** Return it, in Markdown; empty where it says no more than its heading. */
  static String of(Clause clause) {
    int heading = TEXT.indexOf("\n### " + clause.id() + " ");
    if (heading < 0) {
      return "";
    }
    String from = TEXT.substring(TEXT.indexOf('\n', heading + 1) + 1);
    int end = from.indexOf("\n##");
    return (end < 0 ? from : from.substring(0, end)).strip();
  }
}
