package dev.goldenpath.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The forms of the step catalogue. */
public enum CatalogueFormat {
  /** For a terminal. */
  TEXT(CatalogueText::text),
  /** For a wiki. */
  MARKDOWN(CatalogueText::markdown),
  /** For tools. */
  JSON(CatalogueJson::of),
  /** For a browser: a page that stands alone. */
  HTML(sentences -> Templates.render("alone", sentences)),
  /** For editors, whose language servers read glue. */
  EDITOR(CatalogueGlue::of);

  /** What its pages are called. */
  static final String TITLE = "What a scenario may say";

  private final Function<List<Sentence>, String> writer;

  CatalogueFormat(Function<List<Sentence>, String> writer) {
    this.writer = writer;
  }

  String write(List<Sentence> sentences) {
    return writer.apply(sentences);
  }

  /** Return sentences by what one wants to say, in the order in which a scenario says it. */
  static Map<String, List<Sentence>> grouped(List<Sentence> sentences) {
    return sentences.stream()
        .sorted(Comparator.comparingInt(it -> first(it.group(), sentences)))
        .collect(Collectors.groupingBy(Sentence::group, LinkedHashMap::new, Collectors.toList()));
  }

  private static int first(String group, List<Sentence> sentences) {
    return (int) sentences.stream().takeWhile(it -> !it.group().equals(group)).count();
  }

  static String uses(Sentence sentence) {
    long places = sentence.places();
    return places == 0 ? "nowhere yet" : places == 1 ? "once" : places + " times";
  }
}
