package dev.goldenpath.cli;

import dev.goldenpath.report.EditDistance;
import dev.goldenpath.result.Shard;
import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * The scenarios that will run: the engine finds them by features and lines, and leaves out by tags
 * as it goes.
 *
 * @param found all that the features hold
 * @param tests those that the tags let through
 */
record Selection(List<TestIdentifier> found, List<TestIdentifier> tests, String tags) {
  private static final Pattern WORD = Pattern.compile("[^\\s()]+");
  private static final Set<String> OPERATORS = Set.of("and", "or", "not");
  private static final int SLIPS = 2;
  private static final int NEAREST = 3;

  Selection {
    found = List.copyOf(found);
    tests = List.copyOf(tests);
  }

  static Selection of(TestPlan plan, String tags) {
    Expression expression = TagExpressionParser.parse(tags);
    List<TestIdentifier> found =
        plan.getRoots().stream()
            .flatMap(root -> plan.getDescendants(root).stream())
            .filter(TestIdentifier::isTest)
            .toList();
    return new Selection(
        found, found.stream().filter(it -> expression.evaluate(tagsOf(it))).toList(), tags);
  }

  /** Return where the tests that will run stand, in order of their files and lines. */
  List<String> places() {
    return ordered().stream().map(Places::of).toList();
  }

  /** Return what of it is a shard's to run: the same on every machine. */
  Selection part(Shard shard) {
    return new Selection(found, shard.of(ordered()), tags);
  }

  /** Return the engine's ids of the tests that will run. */
  Set<String> ids() {
    return tests.stream().map(TestIdentifier::getUniqueId).collect(Collectors.toSet());
  }

  private List<TestIdentifier> ordered() {
    return tests.stream().sorted(Comparator.comparing(Places::of, Places.IN_ORDER)).toList();
  }

  private static List<String> tagsOf(TestIdentifier test) {
    return test.getTags().stream().map(tag -> "@" + tag.getName()).toList();
  }

  /** Say what is wrong with an expression of tags, if anything is. */
  static Optional<String> problem(String expression) {
    if (expression.isBlank()) {
      return Optional.of(
          "must not be empty; leave it out to run everything. Is a variable not set?");
    }
    try {
      TagExpressionParser.parse(expression);
    } catch (RuntimeException unreadable) {
      return Optional.of("can't be read: " + unreadable.getMessage());
    }
    return asked(expression)
        .filter(tag -> !tag.startsWith("@") || tag.contains(","))
        .findFirst()
        .map(
            tag ->
                "can't be read: a tag is written @smoke, and several with and, or, not; see "
                    + tag);
  }

  private static Stream<String> asked(String expression) {
    return WORD.matcher(expression)
        .results()
        .map(MatchResult::group)
        .filter(word -> !OPERATORS.contains(word));
  }

  /** Say why nothing is selected, and which tags are not there but nearly. */
  List<String> remarks() {
    Set<String> known =
        found.stream()
            .flatMap(it -> tagsOf(it).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> unknown = asked(tags).filter(tag -> !known.contains(tag)).distinct().toList();
    if (tests.isEmpty() && !found.isEmpty()) {
      return List.of(
          unknown.stream()
              .map(tag -> "there is no " + tag + nearest(tag, known))
              .collect(
                  Collectors.joining(
                      "; ",
                      "None of the " + found.size() + " scenarios has the tags " + tags + ": ",
                      "."))
              .replace(": .", "."));
    }
    return unknown.stream()
        .flatMap(
            tag ->
                known.stream()
                    .filter(it -> EditDistance.between(it, tag) <= SLIPS)
                    .map(it -> "No scenario has the tag " + tag + "; is " + it + " meant?"))
        .toList();
  }

  private static String nearest(String asked, Set<String> known) {
    String near = String.join(", ", EditDistance.nearest(asked, known, NEAREST));
    return near.isEmpty() ? ", nor any other tag" : ", the nearest are " + near;
  }
}
