package dev.goldenpath.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Find the sentences that somebody may have meant: those that differ by slips of the pen, else
 * those that speak of the same things in other words.
 */
final class NearestSentences {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+|\"[^\"]*\"|'[^']*'");

  /** How events are named, and tools are not: by what has happened. */
  private static final String EVENT = ".*(ed|ing|error)";

  private static final Map<String, Set<String>> MEANINGS = meanings();

  /** So many of the letters may be wrong where somebody means that sentence and no other. */
  private static final double A_SLIP = 0.2;

  private static final double MOST = 1_000;

  /** Means nothing by itself: every sentence has it. */
  private static final String NOTHING = "-";

  private static final double OWN = 1;

  /** A word of a sentence's own that nobody means counts so much against it. */
  private static final double ELSE = 0.5;

  private final List<Sentence> sentences;
  private final Map<Sentence, Map<String, Double>> weights = new HashMap<>();
  private final Map<String, Double> rarity = new HashMap<>();

  NearestSentences(List<Sentence> sentences) {
    this.sentences = sentences.stream().distinct().toList();
    this.sentences.forEach(it -> weights.put(it, weights(it)));
    weights.values().stream()
        .flatMap(it -> it.keySet().stream())
        .forEach(meaning -> rarity.merge(meaning, 1.0, Double::sum));
    rarity.replaceAll((meaning, among) -> Math.log(1 + this.sentences.size() / among));
  }

  List<Sentence> of(String text, int most) {
    Set<String> meant = meant(text);
    Map<Sentence, Double> nearness = new HashMap<>();
    sentences.forEach(it -> nearness.put(it, likeness(it, meant) + spelling(it, text)));
    return sentences.stream()
        .sorted(
            Comparator.comparingDouble((Sentence it) -> -nearness.getOrDefault(it, 0.0))
                .thenComparing(Sentence::expression))
        .limit(most)
        .toList();
  }

  /** Tell what the letters say: above all words where it is a slip, next to nothing else. */
  private static double spelling(Sentence sentence, String text) {
    double wrong = (double) slips(sentence, text) / Math.max(1, text.length());
    return wrong <= A_SLIP ? MOST - wrong : -wrong / MOST;
  }

  private static int slips(Sentence sentence, String text) {
    return IntStream.concat(
            IntStream.of(EditDistance.between(sentence.expression(), text)),
            sentence.uses().stream().mapToInt(use -> EditDistance.between(use.text(), text)))
        .min()
        .orElseThrow();
  }

  /** Tell how much of what is meant a sentence speaks of, and how little else its words say. */
  private double likeness(Sentence sentence, Set<String> meant) {
    double likeness = 0;
    for (Map.Entry<String, Double> word : weights.getOrDefault(sentence, Map.of()).entrySet()) {
      double weight = word.getValue() * rarity.getOrDefault(word.getKey(), 0.0);
      if (meant.contains(word.getKey())) {
        likeness += weight;
      } else if (word.getValue() == OWN) {
        likeness -= weight * ELSE;
      }
    }
    return likeness;
  }

  /** What a sentence speaks of: by its own words most, less by what is said about it. */
  private static Map<String, Double> weights(Sentence sentence) {
    Map<String, Double> weights = new HashMap<>();
    note(weights, 0.3, sentence.parameters().stream().map(Sentence.Parameter::says));
    note(weights, 0.5, Stream.of(sentence.says()));
    note(weights, 0.7, Stream.of(sentence.expression()));
    note(weights, OWN, Stream.of(needed(sentence)));
    return weights;
  }

  /** Return the sentence without what may be left out of it. */
  private static String needed(Sentence sentence) {
    return sentence.parameters().stream()
        .filter(it -> it.patterns().stream().anyMatch(""::matches))
        .reduce(
            sentence.expression(),
            (text, it) -> text.replace("{" + it.name() + "}", ""),
            (a, b) -> b);
  }

  private static void note(Map<String, Double> weights, double weight, Stream<String> texts) {
    texts
        .flatMap(text -> meant(text).stream())
        .forEach(meaning -> weights.merge(meaning, weight, Math::max));
  }

  /** Return what a text speaks of, in words that mean the same for all. */
  private static Set<String> meant(String text) {
    return WORD.matcher(text)
        .results()
        .map(MatchResult::group)
        .flatMap(NearestSentences::meanings)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Stream<String> meanings(String word) {
    if (word.startsWith("\"") || word.startsWith("'")) {
      return Stream.of("matching");
    }
    if (Character.isUpperCase(word.charAt(0))) {
      return Stream.of("user");
    }
    String small = word.toLowerCase(Locale.ROOT);
    Set<String> same = MEANINGS.getOrDefault(small, Set.of());
    if (same.isEmpty() && word.contains("_")) {
      return Stream.of(word.matches(EVENT) ? "event" : "tool", word);
    }
    return same.isEmpty()
        ? Stream.of(small.replaceFirst("s$", ""))
        : same.stream().filter(meaning -> !meaning.equals(NOTHING));
  }

  private static Map<String, Set<String>> meanings() {
    Map<String, Set<String>> meanings = new HashMap<>();
    Resources.text("/report/synonyms.txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" "))
        .forEach(
            words ->
                Stream.of(words)
                    .forEach(
                        word ->
                            meanings.computeIfAbsent(word, it -> new HashSet<>()).add(words[0])));
    return meanings;
  }
}
