package dev.goldenpath.doctor;

import dev.goldenpath.doctor.Diagnosis.Grade;
import dev.goldenpath.setting.Capability;
import dev.goldenpath.setting.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What was found of a target so far, and the settings that fit. Used by one thread. */
public final class Examination {
  private final List<Diagnosis> findings = new ArrayList<>();
  private final Consumer<Diagnosis> told;
  private final boolean writes;
  private final Map<String, Object> profile = new LinkedHashMap<>();
  private final List<UnaryOperator<Target>> changes = new ArrayList<>();
  private boolean thinks = true;

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

  /** Take note of how the target should be set otherwise. */
  void change(UnaryOperator<Target> change) {
    changes.add(change);
  }

  void capabilities(Set<Capability> found) {
    change(it -> it.with(draft -> draft.capabilities(found).capabilitiesPresumed(false)));
    fits(
        "capabilities",
        found.isEmpty()
            ? "none"
            : found.stream().map(Capability::label).collect(Collectors.joining(", ")));
  }

  void silent() {
    thinks = false;
  }

  boolean thinks() {
    return thinks;
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
    Target fitting = target;
    for (UnaryOperator<Target> change : changes) {
      fitting = change.apply(fitting);
    }
    return fitting;
  }
}
