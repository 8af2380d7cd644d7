package dev.goldenpath.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The step catalogue as glue that the language servers of Cucumber read, so that editors complete
 * sentences and tell of unknown ones: they look for literal annotations, and compile what stands
 * there as JavaScript's regular expressions do.
 */
final class CatalogueGlue {
  private static final String HEAD =
      """
      // The sentences of Golden Path, for editors alone: see "cucumber.glue" in settings.json.
      // Written by: goldenpath steps --format editor
      abstract class Sentences {
      """;

  private CatalogueGlue() {}

  static String of(List<Sentence> sentences) {
    Stream<String> parameters =
        sentences.stream()
            .flatMap(it -> it.parameters().stream())
            .distinct()
            .filter(it -> !it.isCucumbers())
            .map(CatalogueGlue::parameter)
            .sorted();
    return HEAD
        + Stream.concat(
                numbered(parameters.toList(), "parameter").stream(),
                numbered(sentences.stream().map(CatalogueGlue::sentence).toList(), "sentence")
                    .stream())
            .collect(Collectors.joining("\n"))
        + "}\n";
  }

  private static List<String> numbered(List<String> annotations, String method) {
    return annotations.stream()
        .map(it -> it + "\n  abstract void " + method + annotations.indexOf(it) + "();\n")
        .toList();
  }

  private static String parameter(Sentence.Parameter parameter) {
    String all =
        parameter.patterns().stream().map(CatalogueGlue::plain).collect(Collectors.joining("|"));
    return "  @ParameterType(name = \"" + parameter.name() + "\", value = " + literal(all) + ")";
  }

  private static String sentence(Sentence sentence) {
    return "  @" + sentence.keyword() + "(" + literal(sentence.expression()) + ")";
  }

  /** JavaScript knows no classes of letters here; what is no punctuation will do for a name. */
  private static String plain(String pattern) {
    return pattern
        .replace(
            "\\p{Lu}[\\p{L}\\p{M}\\d]*",
            "[^\\sa-z\\d.,:;'\"()\\[\\]{}<>-][^\\s.,:;'\"()\\[\\]{}<>-]*")
        .replace("*+", "*")
        .replace("++", "+");
  }

  private static String literal(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
