package dev.goldenpath.backend;

import dev.goldenpath.backend.defect.Defects;
import dev.goldenpath.backend.seam.Overlap;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a reference backend is started with.
 *
 * @param port 0 for any free one
 * @param password opens every user's account
 * @param jwtSecret signs and verifies tokens; 32 bytes of UTF-8 at least
 * @param issuer whose tokens are taken beside its own
 * @param agentsAvailable false for a backend that answers, but has no agents (503)
 * @param overlap what becomes of a request in a thread in which a run goes on
 * @param faults the ids of the defects that the backend has
 * @param variants the ids of the allowed differences that the backend shows
 * @param log is given one line a run; no secrets
 */
public record BackendOptions(
    int port,
    String password,
    String jwtSecret,
    Optional<TrustedIssuer> issuer,
    Set<TokenTransport> tokenTransports,
    WireProfile wireProfile,
    boolean agentsAvailable,
    Overlap overlap,
    List<String> faults,
    Set<String> variants,
    Consumer<String> log) {

  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * @throws IllegalArgumentException if the secret is too short for HS256 or no transport is left
   */
  public BackendOptions {
    if (jwtSecret.getBytes(StandardCharsets.UTF_8).length < Tokens.MIN_SECRET_BYTES) {
      throw new IllegalArgumentException("the JWT secret needs 32 bytes or more");
    }
    if (tokenTransports.isEmpty()) {
      throw new IllegalArgumentException("at least one token transport is needed");
    }
    tokenTransports = Set.copyOf(tokenTransports);
    faults = List.copyOf(faults);
    variants = Collections.unmodifiableSet(new LinkedHashSet<>(variants));
  }

  /** The options of a healthy backend on a free port, with secrets of its own. */
  public static BackendOptions defaults() {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Keep secrets out of logs. */
  @Override
  public String toString() {
    return ("BackendOptions[port=%s, tokenTransports=%s, wireProfile=%s, agentsAvailable=%s,"
            + " overlap=%s, faults=%s, variants=%s]")
        .formatted(port, tokenTransports, wireProfile, agentsAvailable, overlap, faults, variants);
  }

  /** Collects options; each has a default. */
  public static final class Builder {

    private int port;
    private String password = random(12);
    private String jwtSecret = random(48);
    private Optional<TrustedIssuer> issuer = Optional.empty();
    private Set<TokenTransport> tokenTransports = EnumSet.allOf(TokenTransport.class);
    private WireProfile wireProfile = WireProfile.DATA;
    private boolean agentsAvailable = true;
    private Overlap overlap = Overlap.PARALLEL;
    private final List<String> faults = new ArrayList<>();
    private Set<String> variants = Set.of();
    private Consumer<String> log = line -> {};

    private Builder() {}

    public Builder port(int value) {
      port = value;
      return this;
    }

    public Builder password(String value) {
      password = value;
      return this;
    }

    public Builder jwtSecret(String value) {
      jwtSecret = value;
      return this;
    }

    public Builder issuer(TrustedIssuer value) {
      issuer = Optional.of(value);
      return this;
    }

    public Builder tokenTransports(Set<TokenTransport> value) {
      tokenTransports = value;
      return this;
    }

    public Builder wireProfile(WireProfile value) {
      wireProfile = value;
      return this;
    }

    public Builder agentsAvailable(boolean value) {
      agentsAvailable = value;
      return this;
    }

    public Builder overlap(Overlap value) {
      overlap = value;
      return this;
    }

    /** Add a defect to those that the backend has; it overlaps as that one needs, where it does. */
    public Builder fault(String defectId) {
      faults.add(defectId);
      Optional.of(Defects.byId(defectId).overlap())
          .filter(it -> it != Overlap.PARALLEL)
          .ifPresent(this::overlap);
      return this;
    }

    public Builder variants(Set<String> ids) {
      variants = ids;
      return this;
    }

    public Builder log(Consumer<String> lines) {
      log = lines;
      return this;
    }

    public BackendOptions build() {
      return new BackendOptions(
          port,
          password,
          jwtSecret,
          issuer,
          tokenTransports,
          wireProfile,
          agentsAvailable,
          overlap,
          faults,
          variants,
          log);
    }

    private static String random(int bytes) {
      byte[] noise = new byte[bytes];
      RANDOM.nextBytes(noise);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(noise);
    }
  }
}
