package dev.goldenpath.contract;

import dev.goldenpath.target.Capability;
import dev.goldenpath.target.FanOut;
import dev.goldenpath.target.Limits;
import dev.goldenpath.target.Target;
import dev.goldenpath.target.TokenTransport;
import dev.goldenpath.target.WireProfile;
import java.util.Objects;
import java.util.Set;

/** What the rules need to know of the target: by what it is held. */
public record Terms(
    WireProfile profile,
    Limits limits,
    FanOut fanOut,
    TokenTransport tokenTransport,
    Set<Capability> capabilities) {

  public Terms {
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(fanOut, "fanOut");
    Objects.requireNonNull(tokenTransport, "tokenTransport");
    capabilities = Set.copyOf(capabilities);
  }

  /** Return the terms of a target. */
  public static Terms of(Target target) {
    return new Terms(
        target.wireProfile(),
        target.limits(),
        target.fanOut(),
        target.wsToken(),
        target.capabilities());
  }
}
