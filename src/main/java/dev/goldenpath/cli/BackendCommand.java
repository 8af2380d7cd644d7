package dev.goldenpath.cli;

import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.backend.ReferenceBackend;
import dev.goldenpath.backend.TokenTransport;
import dev.goldenpath.backend.TrustedIssuer;
import dev.goldenpath.backend.WireProfile;
import dev.goldenpath.backend.defect.Defect;
import dev.goldenpath.backend.defect.Defects;
import dev.goldenpath.backend.seam.Overlap;
import dev.goldenpath.backend.variant.Variant;
import dev.goldenpath.backend.variant.Variants;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serve the reference backend until interrupted. */
@Command(
    name = "backend",
    description = "Serve the reference backend, to write scenarios against.",
    sortOptions = false)
final class BackendCommand extends Subcommand {
  @Option(
      names = "--port",
      paramLabel = "N",
      description = "0 for any free one (default: ${DEFAULT-VALUE}, where target local looks)",
      defaultValue = "8000")
  private int port = 8000;

  @Option(
      names = "--password",
      paramLabel = "P",
      description = "of every user, better as @FILE; without it one is made up")
  private @Nullable String password;

  @Option(
      names = "--jwt-secret",
      paramLabel = "S",
      description = "signs the tokens, 32 bytes or more, better as @FILE")
  private @Nullable String jwtSecret;

  @Option(
      names = "--jwks",
      paramLabel = "FILE|URL",
      description = "take tokens by these keys too (RS256, ES256): another signs them")
  private @Nullable String jwks;

  @Option(
      names = "--jwt-issuer",
      paramLabel = "ISSUER",
      description = "with --jwks: only of this issuer")
  private @Nullable String issuer;

  @Option(
      names = "--jwt-audience",
      paramLabel = "AUDIENCE",
      description = "with --jwks: only for this audience")
  private @Nullable String audience;

  @Option(
      names = "--ws-token",
      paramLabel = "WAY",
      description = "only this way for a socket's token: ${COMPLETION-CANDIDATES}")
  private @Nullable TokenTransport wsToken;

  @Option(
      names = "--wire-profile",
      paramLabel = "PROFILE",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
      defaultValue = "data")
  private WireProfile wireProfile = WireProfile.DATA;

  @Option(
      names = "--overlap",
      paramLabel = "HOW",
      description =
          "of runs at once in one thread: ${COMPLETION-CANDIDATES} (default: as a --defect needs"
              + " it, else parallel)")
  private @Nullable Overlap overlap;

  @Option(
      names = "--defect",
      paramLabel = "ID",
      split = ",",
      description = "be broken in this way; several by several options, or with commas between")
  private List<String> defects = List.of();

  @Option(names = "--list-defects", description = "list the ways of being broken, and end")
  private boolean listDefects;

  @Option(
      names = "--variant",
      paramLabel = "ID",
      description = "differ in this way, as the contract allows")
  private List<String> variants = List.of();

  @Option(names = "--list-variants", description = "list the ways to differ, and end")
  private boolean listVariants;

  @Override
  public Integer call() {
    PrintWriter out = out();
    if (listDefects) {
      Defects.all().forEach(it -> list(out, it.id(), it.clause(), it.sentence()));
    }
    if (listVariants) {
      Variants.all().forEach(it -> list(out, it.id(), it.freedom(), it.sentence()));
    }
    if (!listDefects && !listVariants) {
      serve(out);
    }
    return 0;
  }

  private static void list(PrintWriter out, String id, String clause, String sentence) {
    out.printf("%-36s %-8s %s%n", id, clause, sentence);
  }

  private void serve(PrintWriter out) {
    Secret chosen = Secret.of("password", Optional.ofNullable(password), System.getenv());
    Secret signing = Secret.of("jwt-secret", Optional.ofNullable(jwtSecret), System.getenv());
    try (ReferenceBackend backend = start(chosen, signing)) {
      new JudgingCommand(
              backend,
              chosen.orMadeUp("password", backend.password()),
              signing.orMadeUp("jwt-secret", backend.jwtSecret()),
              Optional.ofNullable(wsToken),
              wireProfile)
          .print(out);
      tellDifferences(out);
      out.println("It serves until it is interrupted (Ctrl-C).");
      out.flush();
      untilInterrupted(backend);
    }
    Thread.currentThread().interrupt();
  }

  private void tellDifferences(PrintWriter out) {
    defects.stream()
        .map(Defects::byId)
        .forEach(it -> out.println("It is broken on purpose, " + it + ": " + it.sentence()));
    variants.stream()
        .map(Variants::byId)
        .forEach(it -> out.println("It differs, " + it.id() + ": " + it.sentence()));
  }

  private ReferenceBackend start(Secret chosen, Secret signing) {
    checkIds();
    BackendOptions.Builder options = BackendOptions.builder().port(port).wireProfile(wireProfile);
    options.log(out()::println).variants(new LinkedHashSet<>(variants));
    chosen.value().ifPresent(options::password);
    signing.value().ifPresent(options::jwtSecret);
    Optional.ofNullable(wsToken).ifPresent(way -> options.tokenTransports(Set.of(way)));
    try {
      defects.forEach(options::fault);
      Optional.ofNullable(overlap).ifPresent(options::overlap);
      Optional.ofNullable(jwks)
          .map(
              it ->
                  TrustedIssuer.of(it, Optional.ofNullable(issuer), Optional.ofNullable(audience)))
          .ifPresent(options::issuer);
      return ReferenceBackend.start(options.build());
    } catch (RuntimeException e) {
      throw new CommandUnusable("The backend can't be started: " + e.getMessage(), e);
    }
  }

  private void checkIds() {
    KnownIds.check(
        "defect",
        defects.stream().map(id -> id.split(":")[0]).toList(),
        () -> Defects.all().stream().map(Defect::id).toList());
    KnownIds.check("variant", variants, () -> Variants.all().stream().map(Variant::id).toList());
  }

  /** Wait for Ctrl-C, which ends the process, or for the interruption of this thread. */
  private static void untilInterrupted(ReferenceBackend backend) {
    Thread closing = new Thread(backend::close, "backend-closing");
    Runtime.getRuntime().addShutdownHook(closing);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      // The flag is set again once the backend is closed, which waits for its threads.
      Runtime.getRuntime().removeShutdownHook(closing);
    }
  }
}
