package dev.goldenpath.cli;

import dev.goldenpath.report.EditDistance;
import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
  private static final Pattern TAG = Pattern.compile("@[^\\s()]+");
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

  private static List<String> tagsOf(TestIdentifier test) {
    return test.getTags().stream().map(tag -> "@" + tag.getName()).toList();
  }

  /** Say why nothing is selected, with the tags that are nearest to what was asked for. */
  Optional<String> emptiness() {
    if (!tests.isEmpty() || found.isEmpty()) {
      return Optional.empty();
    }
    Collection<String> known =
        found.stream()
            .flatMap(it -> tagsOf(it).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    String nearest =
        TAG.matcher(tags)
            .results()
            .map(it -> it.group())
            .filter(asked -> !known.contains(asked))
            .map(asked -> "there is no " + asked + nearest(asked, known))
            .collect(Collectors.joining("; "));
    return Optional.of(
        "None of the "
            + found.size()
            + " scenarios has the tags "
            + tags
            + (nearest.isEmpty() ? "." : ": " + nearest + "."));
  }

  private static String nearest(String asked, Collection<String> known) {
    String near =
        known.stream()
            .sorted(Comparator.comparingInt(it -> EditDistance.between(it, asked)))
            .limit(NEAREST)
            .collect(Collectors.joining(", "));
    return near.isEmpty() ? ", nor any other tag" : ", the nearest are " + near;
  }
}
