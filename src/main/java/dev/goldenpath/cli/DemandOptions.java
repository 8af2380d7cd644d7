package dev.goldenpath.cli;

import dev.goldenpath.result.Demands;
import dev.goldenpath.rule.Clause;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is asked of a run as a whole, beside that nothing breaks. */
final class DemandOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--strict",
      description = "don't pass with anything unavailable, or the golden path not shown")
  private boolean strict;

  @Option(
      names = "--min-executed",
      paramLabel = "N",
      description = "don't pass with fewer executed scenarios",
      defaultValue = "1")
  private int minExecuted = 1;

  @Option(
      names = "--min-clauses",
      paramLabel = "N",
      description = "don't pass with fewer kept clauses",
      defaultValue = "0")
  private int minClauses;

  @Option(
      names = "--require",
      paramLabel = "CLAUSES",
      split = ",",
      description = "don't pass unless these were kept: ORDER-2,PAIR-1")
  private List<String> required = List.of();

  @Option(
      names = "--known",
      paramLabel = "FILE",
      description = "failures that break no build: YAML with clause or scenario, ticket, until")
  private @Nullable Path known;

  /**
   * Return what is demanded.
   *
   * @param byTheTarget whether the target's own settings are strict
   */
  Demands demands(boolean byTheTarget) {
    return new Demands(
        strict || byTheTarget,
        minExecuted,
        minClauses,
        requiredClauses(),
        known == null ? List.of() : KnownFile.read(known));
  }

  /**
   * See that it can be demanded, before anything starts.
   *
   * @throws ParameterException if it can't
   */
  void check() {
    if (minExecuted < 0 || minClauses < 0) {
      throw usage("--min-executed and --min-clauses must not be negative.");
    }
  }

  private Set<Clause> requiredClauses() {
    return required.stream().map(this::clause).collect(Collectors.toUnmodifiableSet());
  }

  private Clause clause(String id) {
    return Clause.byId(id.strip().toUpperCase(Locale.ROOT))
        .orElseThrow(() -> usage("--require names a clause that does not exist: " + id + "."));
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
