package dev.goldenpath.doctor;

import static java.util.Objects.requireNonNull;

import dev.goldenpath.net.Transport;
import dev.goldenpath.scenario.CapabilityProbe;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Capability;
import dev.goldenpath.setting.Target;
import dev.goldenpath.setting.TokenTransport;
import dev.goldenpath.user.User;
import dev.goldenpath.user.Users;
import dev.goldenpath.wire.EventSockets;
import dev.goldenpath.wire.HttpApi;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Examines a target from its settings to one whole run. */
public final class Doctor {
  private final Target target;
  private final Transport transport;
  private final Secrets secrets;
  private final Examination examination;

  /**
   * @param secrets where the tokens that are used are registered for masking
   */
  public Doctor(Target target, Secrets secrets, Examination examination) {
    this.target = requireNonNull(target, "target");
    this.transport = new Transport(target);
    this.secrets = requireNonNull(secrets, "secrets");
    this.examination = requireNonNull(examination, "examination");
  }

  /** Take all steps that can be taken; each blocks for its limit at most. */
  public void examine() {
    examination.fits("settings", "target " + target.name() + " at " + target.baseUrl());
    if (!new Reachability(transport, examination).examine()) {
      return;
    }
    EventSockets sockets = new EventSockets(transport);
    HttpApi http = new HttpApi(transport);
    sockets.warmUp();
    HttpApi.prepare();
    Users users = new Users(target, transport, secrets);
    Doors doors = new Doors(target, examination, sockets, http);
    Optional<User> user = doors.logIn(users);
    if (user.isEmpty()) {
      return;
    }
    doors.knockWithoutToken(user.get());
    OneStream streams = new OneStream(target, examination);
    if (target.wireProfile().protocol().isStream()) {
      streams.watch(user.get());
      return;
    }
    Optional<TokenTransport> way = doors.open(user.get());
    if (way.isEmpty()) {
      streams.find(user.get());
    }
    if (way.isPresent()
        && new OneRun(target, examination, sockets, http, user.get()).watch(way.get())) {
      capabilities(users, sockets, http);
    }
  }

  private void capabilities(Users users, EventSockets sockets, HttpApi http) {
    Target asked = examination.fitting(target).with(draft -> draft.capabilities(presumed()));
    Set<Capability> found = new CapabilityProbe(asked, users, sockets, http).found();
    examination.capabilities(found);
    examination.fits(
        "capabilities",
        found.isEmpty()
            ? "none"
            : found.stream().map(Capability::label).collect(Collectors.joining(", ")));
  }

  private Set<Capability> presumed() {
    Set<Capability> all = EnumSet.allOf(Capability.class);
    all.removeAll(target.wireProfile().lacking());
    if (!examination.thinks()) {
      all.remove(Capability.THINKING);
    }
    if (target.maxUsers() == 1 && !target.capabilitiesPresumed()) {
      all.remove(Capability.MULTI_USER);
    }
    return all;
  }
}
