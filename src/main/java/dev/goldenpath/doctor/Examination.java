package dev.goldenpath.doctor;

import dev.goldenpath.doctor.Diagnosis.Grade;
import dev.goldenpath.setting.Capability;
import dev.goldenpath.setting.Protocol;
import dev.goldenpath.setting.Target;
import dev.goldenpath.setting.TokenTransport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What was found of a target so far, and the settings that fit. Used by one thread. */
public final class Examination {
  private final List<Diagnosis> findings = new ArrayList<>();
  private final Consumer<Diagnosis> told;
  private final boolean writes;
  private final Map<String, Object> profile = new LinkedHashMap<>();
  private Optional<Optional<String>> healthPath = Optional.empty();
  private Optional<TokenTransport> wsToken = Optional.empty();
  private Optional<String> tokenInUrl = Optional.empty();
  private Optional<Set<Capability>> capabilities = Optional.empty();
  private Optional<Protocol> protocol = Optional.empty();
  private Optional<String> failedTool = Optional.empty();
  private boolean thinks = true;
  private boolean askedOnSocket;

  /**
   * @param told of each finding at once
   * @param writes whether settings that fit are written, so that what only needs them is not amiss
   */
  public Examination(Consumer<Diagnosis> told, boolean writes) {
    this.told = told;
    this.writes = writes;
  }

  private void add(Diagnosis finding) {
    findings.add(finding);
    told.accept(finding);
  }

  void fits(String step, String seen) {
    add(new Diagnosis(step, Grade.FITS, seen, ""));
  }

  void amiss(String step, String seen, String advice) {
    add(new Diagnosis(step, Grade.AMISS, seen, advice));
  }

  void untried(String step, String why) {
    add(new Diagnosis(step, Grade.UNTRIED, why, ""));
  }

  public List<Diagnosis> findings() {
    return List.copyOf(findings);
  }

  public boolean isReached() {
    return findings.stream()
        .noneMatch(it -> it.isAmiss() && Set.of("name", "tcp", "tls", "http").contains(it.step()));
  }

  public boolean isAmiss() {
    return findings.stream().anyMatch(Diagnosis::isAmiss);
  }

  /** Tell of what fits, if other settings are taken than the present ones. */
  void asFound(String step, String fits, String now) {
    if (writes) {
      fits(step, fits);
    } else {
      amiss(step, now, fits + "; --write FILE writes the settings that fit");
    }
  }

  void healthPath(Optional<String> path) {
    healthPath = Optional.of(path);
  }

  void wsToken(TokenTransport transport) {
    wsToken = Optional.of(transport);
  }

  /** The socket's URL carries the token, as a parameter of this name. */
  void tokenInUrl(String name) {
    tokenInUrl = Optional.of(name);
  }

  void capabilities(Set<Capability> found) {
    capabilities = Optional.of(found);
    fits(
        "capabilities",
        found.isEmpty()
            ? "none"
            : found.stream().map(Capability::label).collect(Collectors.joining(", ")));
  }

  void protocol(Protocol found) {
    protocol = Optional.of(found);
  }

  /** A failed tool's result begins so. */
  void failedTool(String begin) {
    failedTool = Optional.of(begin);
  }

  void silent() {
    thinks = false;
  }

  boolean thinks() {
    return thinks;
  }

  /** A request is a message on the socket. */
  void askedOnSocket() {
    askedOnSocket = true;
  }

  /** Say something in the wire profile's file. */
  void put(String key, Object value) {
    profile.put(key, value);
  }

  /** Return whether that is what a section of the wire profile's file is to say. */
  boolean says(String section, String key, String value) {
    return profile.get(section) instanceof Map<?, ?> said && value.equals(said.get(key));
  }

  /** Return what stands there in a section of the wire profile's file. */
  Optional<String> said(String section, String key, String name) {
    return profile.get(section) instanceof Map<?, ?> all && all.get(key) instanceof Map<?, ?> some
        ? Optional.ofNullable(some.get(name)).map(String::valueOf)
        : Optional.empty();
  }

  /** Say something in a section of the wire profile's file, beside what it says there already. */
  void put(String section, String key, Object value) {
    Map<String, Object> all = new LinkedHashMap<>();
    if (profile.get(section) instanceof Map<?, ?> said) {
      said.forEach((name, it) -> all.put(String.valueOf(name), it));
    }
    all.put(key, value);
    profile.put(section, all);
  }

  Optional<Object> key(String key) {
    return Optional.ofNullable(profile.get(key));
  }

  /** Return what the wire profile's file must say beside what it says already. */
  public Map<String, Object> profile() {
    return profile;
  }

  /** Return the target as it should be set, its wire profile aside. */
  public Target fitting(Target target) {
    return protocol
        .map(it -> it.of(target))
        .orElse(target)
        .with(
            draft -> {
              healthPath.ifPresent(draft::healthPath);
              wsToken.ifPresent(draft::wsToken);
              tokenInUrl.ifPresent(draft::tokenInUrl);
              if (askedOnSocket) {
                draft.wireProfile(target.wireProfile().askedOnSocket());
              }
              failedTool.ifPresent(it -> draft.failedTool(Optional.of(it)));
              capabilities.ifPresent(
                  found -> draft.capabilities(found).capabilitiesPresumed(false));
              return draft;
            });
  }
}
