package dev.goldenpath.timeline;

import dev.goldenpath.setting.Capability;
import dev.goldenpath.setting.FanOut;
import dev.goldenpath.setting.Limits;
import dev.goldenpath.setting.Overlap;
import dev.goldenpath.setting.Target;
import dev.goldenpath.setting.WireProfile;
import java.util.Objects;
import java.util.Set;

/** What the rules need to know of the target: by what it is held. */
public record TargetFacts(
    WireProfile profile,
    Limits limits,
    FanOut fanOut,
    Overlap overlap,
    Set<Capability> capabilities) {

  public TargetFacts {
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(fanOut, "fanOut");
    Objects.requireNonNull(overlap, "overlap");
    capabilities = Set.copyOf(capabilities);
  }

  public static TargetFacts of(Target target) {
    return new TargetFacts(
        target.wireProfile(),
        target.limits(),
        target.fanOut(),
        target.overlap(),
        target.capabilities());
  }
}
