package dev.goldenpath.doctor;

import static java.util.Objects.requireNonNull;

import dev.goldenpath.net.Transport;
import dev.goldenpath.scenario.CapabilityProbe;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Capability;
import dev.goldenpath.setting.Part;
import dev.goldenpath.setting.Target;
import dev.goldenpath.setting.TokenTransport;
import dev.goldenpath.user.User;
import dev.goldenpath.user.Users;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.EventSockets;
import dev.goldenpath.wire.HttpApi;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

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
    sockets.warmUp();
    HttpApi.prepare();
    Users users = new Users(target, transport, secrets);
    Doors doors = new Doors(target, examination, sockets);
    doors.logIn(users).ifPresent(user -> enter(user, doors, users, sockets));
  }

  private void enter(User user, Doors doors, Users users, EventSockets sockets) {
    Optional<Entry.HttpResponse> refusal = doors.knockWithoutToken(user);
    boolean nowhere = RunAsker.isNowhere(refusal);
    if (!nowhere) {
      doors.tellOfKnocking(refusal);
    }
    if (target.wireProfile().protocol().isStream()) {
      new OneStream(target, examination).watch(user);
    } else {
      run(user, refusal, doors, users);
    }
    if (nowhere) {
      // Where requests go may be known by now.
      Doors found = new Doors(examination.fitting(target), examination, sockets);
      found.tellOfKnocking(found.knockWithoutToken(user));
    }
  }

  private void run(User user, Optional<Entry.HttpResponse> refusal, Doors doors, Users users) {
    Optional<TokenTransport> way = doors.open(user);
    if (way.isEmpty()) {
      if (!new OneStream(target, examination).find(user)) {
        examination.amiss(
            "socket", "it opens in no way", "mend " + target.named("ws-url") + "; see above");
      }
      return;
    }
    EventSockets listening = new EventSockets(new Transport(examination.fitting(target)));
    if (new OneRun(target, examination, listening, refusal, user).watch(way.get())) {
      capabilities(users, listening);
    }
  }

  private void capabilities(Users users, EventSockets sockets) {
    Target asked = examination.fitting(target).with(draft -> draft.capabilities(presumed()));
    HttpApi http = new HttpApi(new Transport(asked));
    Set<Capability> found = new CapabilityProbe(asked, users, sockets, http).found();
    examination.capabilities(found);
  }

  private Set<Capability> presumed() {
    Set<Capability> all = EnumSet.allOf(Capability.class);
    all.removeAll(target.wireProfile().lacking());
    if (!examination.thinks()) {
      all.remove(Capability.THINKING);
    }
    if (!target.parts().has(Part.DELEGATE)) {
      all.remove(Capability.SUB_AGENTS);
    }
    if (target.maxUsers() == 1 && !target.capabilitiesPresumed()) {
      all.remove(Capability.MULTI_USER);
    }
    return all;
  }
}
