package dev.goldenpath.report;

import io.cucumber.cucumberexpressions.Argument;
import io.cucumber.cucumberexpressions.Expression;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Know every sentence that a scenario may use: its parameters, an example, where it is used. */
public final class StepCatalogue {
  /** The package of the sentences. */
  public static final String GLUE = "dev.goldenpath.steps";

  private static final Pattern PARAMETER = Pattern.compile("(?<!\\\\)\\{([A-Za-z0-9_]*)}");
  private static final Map<String, String> BUILT_IN =
      Map.of("string", "\"…\" or '…'", "int", "a whole number", "word", "a word", "", "anything");
  private static final List<String> KEYWORDS = List.of("Given", "When", "Then", "And", "But");

  private final List<Sentence> sentences;
  private final Vocabulary vocabulary;
  private final Map<String, List<Sentence>> fitting = new HashMap<>();
  private Optional<NearestSentences> search = Optional.empty();

  /** What a run reads before it begins and once more when it is over. */
  private static final class Own {
    private static final Vocabulary VOCABULARY =
        Vocabulary.of(glue(), StepCatalogue.class.getClassLoader());
  }

  private StepCatalogue(List<Sentence> sentences, Vocabulary vocabulary) {
    this.sentences = List.copyOf(sentences);
    this.vocabulary = vocabulary;
  }

  /** The packages of all sentences: the suite's, and those of one's own that are loaded. */
  private static String glue() {
    String more = System.getProperty("dev.goldenpath.glue", "");
    return more.isEmpty() ? GLUE : GLUE + "," + more;
  }

  /** Read the suite's own sentences alone, without their uses. */
  public static StepCatalogue known() {
    return of(Own.VOCABULARY, List.of());
  }

  /** Return the sentences that a text fits; rows of an outline say the same again and again. */
  List<Sentence> fitting(String text) {
    return fitting.computeIfAbsent(
        text,
        it ->
            sentences.stream()
                .filter(sentence -> fits(vocabulary.expression(sentence.expression()), it))
                .toList());
  }

  /** Return what stands in a text at a sentence's places for such a parameter. */
  List<String> values(Sentence sentence, String text, String parameter) {
    List<String> values = new ArrayList<>();
    for (Argument<?> argument : vocabulary.expression(sentence.expression()).match(text)) {
      String value = argument.getGroup().getValue();
      if (parameter.equals(argument.getParameterType().getName()) && value != null) {
        values.add(value);
      }
    }
    return values;
  }

  /** Read the suite's own sentences and their uses in the features at hand. */
  public static StepCatalogue read() {
    return of(Own.VOCABULARY, Usages.of(Path.of("features"), StepCatalogue.class.getClassLoader()));
  }

  static StepCatalogue read(String glue, Path features, ClassLoader loader) {
    return of(Vocabulary.of(glue, loader), Usages.of(features, loader));
  }

  private static StepCatalogue of(Vocabulary vocabulary, List<Sentence.Use> uses) {
    Map<String, List<Sentence.Use>> texts =
        uses.stream()
            .collect(
                Collectors.groupingBy(Sentence.Use::text, LinkedHashMap::new, Collectors.toList()));
    return new StepCatalogue(
        vocabulary.sentences().stream()
            .map(written -> sentence(written, vocabulary, texts))
            .sorted(
                Comparator.comparingInt((Sentence it) -> KEYWORDS.indexOf(it.keyword()))
                    .thenComparing(Sentence::group)
                    .thenComparing(Sentence::expression))
            .toList(),
        vocabulary);
  }

  private static Sentence sentence(
      Vocabulary.WrittenSentence written,
      Vocabulary vocabulary,
      Map<String, List<Sentence.Use>> uses) {
    Expression expression = vocabulary.expression(written.expression());
    return new Sentence(
        written.keyword(),
        written.expression(),
        written.location(),
        written.says(),
        written.group(),
        written.below(),
        written.rows(),
        parameters(written.expression(), vocabulary),
        uses.entrySet().stream()
            .filter(said -> fits(expression, said.getKey()))
            .flatMap(said -> said.getValue().stream())
            .toList());
  }

  /** Whether the expression matches; transformations are not our affair. */
  private static boolean fits(Expression expression, String text) {
    return expression.getRegexp().matcher(text).find();
  }

  private static List<Sentence.Parameter> parameters(String expression, Vocabulary vocabulary) {
    return PARAMETER
        .matcher(expression)
        .results()
        .map(found -> Objects.requireNonNull(found.group(1)))
        .distinct()
        .map(
            name ->
                vocabulary
                    .parameters()
                    .getOrDefault(
                        name,
                        new Sentence.Parameter(
                            name, List.of(BUILT_IN.getOrDefault(name, "a " + name)), "")))
        .toList();
  }

  public List<Sentence> sentences() {
    return sentences;
  }

  /** Return the sentences that are nearest to a text, the nearest first. */
  List<Sentence> nearest(String text, int most) {
    if (search.isEmpty()) {
      search = Optional.of(new NearestSentences(sentences));
    }
    return search.get().of(text, most);
  }

  public String in(CatalogueFormat format) {
    return format.write(sentences);
  }
}
