package dev.goldenpath.report;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.text.WordUtils;

/** The step catalogue for those who read lines. */
final class CatalogueText {
  private static final int WIDTH = 100;

  private CatalogueText() {}

  static String text(List<Sentence> sentences) {
    List<String> lines = new ArrayList<>();
    CatalogueFormat.grouped(sentences)
        .forEach(
            (group, those) -> {
              if (!group.isEmpty()) {
                lines.add("== " + group);
                lines.add("");
              }
              those.forEach(sentence -> text(sentence, lines));
            });
    return String.join("\n", lines);
  }

  private static void text(Sentence sentence, List<String> lines) {
    lines.add(String.format("%-5s %s", sentence.keyword(), sentence.expression()));
    if (!sentence.says().isEmpty()) {
      wrap("        ", sentence.says(), lines);
    }
    sentence.parameters().forEach(it -> wrap("        {" + it.name() + "}  ", it.words(), lines));
    if (!sentence.uses().isEmpty()) {
      wrap("        e.g.  ", sentence.example(), lines);
    }
    lines.add("        used  " + CatalogueFormat.uses(sentence));
    lines.add("");
  }

  private static void wrap(String head, String text, List<String> lines) {
    String next = "\n" + " ".repeat(Math.min(head.length(), 22));
    lines.add(head + WordUtils.wrap(text, WIDTH - head.length(), next, false));
  }

  static String markdown(List<Sentence> sentences) {
    List<String> lines = new ArrayList<>(List.of("# Every sentence that a scenario may use"));
    CatalogueFormat.grouped(sentences)
        .forEach(
            (group, those) -> {
              if (!group.isEmpty()) {
                lines.addAll(List.of("", "## " + group));
              }
              those.forEach(sentence -> markdown(sentence, lines));
            });
    lines.add("");
    return String.join("\n", lines);
  }

  private static void markdown(Sentence sentence, List<String> lines) {
    lines.addAll(List.of("", "### " + sentence.keyword() + " `" + sentence.expression() + "`", ""));
    if (!sentence.says().isEmpty()) {
      lines.addAll(List.of(escaped(sentence.says()), ""));
    }
    if (!sentence.uses().isEmpty()) {
      lines.add("- Example: " + escaped(sentence.keyword() + " " + sentence.example()));
    }
    sentence
        .parameters()
        .forEach(it -> lines.add("- `{" + it.name() + "}`: " + escaped(it.words())));
    lines.add("- Used: " + CatalogueFormat.uses(sentence));
  }

  private static String escaped(String text) {
    return text.replaceAll("([_*<>\\[\\]`|])", "\\\\$1");
  }
}
