package dev.goldenpath.rule.truth;

import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.timeline.RunSlice;
import java.util.regex.Pattern;

/**
 * TRUE-5: words in the message change nothing: a run whose message holds "test", "mock" or "demo"
 * runs like any other.
 *
 * <p>Keeps it: such a run, kept in all other clauses. Breaks it: such a run that breaks another
 * clause, beside its control without the words that does not; the comparison of the two judges
 * that, and this rule tells only that it was tried.
 */
public final class WordsChangeNothing {
  private static final Pattern WORDS = Pattern.compile("(?i)test|mock|demo");

  public static final Rule RULE =
      inRun(Clause.TRUE_5, run -> hasWords(run) ? every(RUN_END).must() : nothingWanted());

  private WordsChangeNothing() {}

  private static boolean hasWords(RunSlice run) {
    return run.run().request().filter(asked -> WORDS.matcher(asked.message()).find()).isPresent();
  }
}
