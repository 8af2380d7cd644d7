package dev.goldenpath.scenario;

import dev.goldenpath.net.HealthProbe;
import dev.goldenpath.net.Transport;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.result.Shard;
import dev.goldenpath.result.Transcripts;
import dev.goldenpath.rule.schema.Schemas;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Authentication;
import dev.goldenpath.setting.Availability;
import dev.goldenpath.setting.Capability;
import dev.goldenpath.setting.FanOut;
import dev.goldenpath.setting.Target;
import dev.goldenpath.timeline.Ledger;
import dev.goldenpath.timeline.TargetFacts;
import dev.goldenpath.user.UserPool;
import dev.goldenpath.user.Users;
import dev.goldenpath.wire.EventSockets;
import dev.goldenpath.wire.HttpApi;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * What all scenarios of one run against one target share: its users, its transports, the ledger.
 *
 * <p>One is open in a process at a time; the runner that builds steps for each scenario finds it by
 * {@link #current}. Safe for any number of threads.
 */
public final class AcceptanceRun implements AutoCloseable {
  private static final AtomicReference<AcceptanceRun> CURRENT = new AtomicReference<>();

  private final Target target;
  private final Secrets secrets;
  private final UserPool users;
  private final Ledger ledger;
  private final Transport transport;
  private final EventSockets sockets;
  private final HttpApi http;
  private final Availability availability;
  private final StallWatch stalls;
  private final Vitals vitals = new Vitals();
  private final Set<ScenarioSession> sessions = ConcurrentHashMap.newKeySet();
  private final Path out;

  private AcceptanceRun(Transport transport, Secrets secrets, Path out) {
    Target named = transport.target();
    this.transport = transport;
    this.secrets = secrets;
    this.out = out;
    this.ledger = new Ledger(text -> secrets.find(text.views()));
    this.ledger.among(RunResults.current().plan().canaries());
    this.sockets = new EventSockets(transport);
    this.http = new HttpApi(transport);
    Users accounts = new Users(named, transport, secrets);
    CompletableFuture<Set<String>> loaded = Beside.begin("loading", this::load);
    this.availability = tried(HealthProbe.of(transport), named, accounts, loaded);
    this.target = this.availability.isAvailable() ? withFoundCapabilities(named, accounts) : named;
    this.users = pool(accounts, RunResults.current());
    this.stalls = new StallWatch();
  }

  /** Where the suite makes the accounts itself, each shard of a run has its own. */
  private UserPool pool(Users accounts, RunResults results) {
    Shard shard = results.plan().shard();
    boolean own = target.authentication() instanceof Authentication.Signed;
    if (!own && !shard.isWhole() && target.fanOut() == FanOut.USER) {
      results.remark(
          "The shards log in by the same accounts, and this target sends a user's events to all of"
              + " his sockets: run one shard at a time, or give each an email of its own");
    }
    int first = own ? (shard.index() - 1) * target.maxUsers() + 1 : 1;
    return new UserPool(accounts, first, target.maxUsers());
  }

  /** Load what the first scenario would otherwise load in its own time. */
  private Set<String> load() {
    Set<String> schemas = Schemas.names();
    sockets.warmUp();
    return schemas;
  }

  /** Try the settings, while what scenarios need is loaded. */
  private Availability tried(
      Availability probed, Target named, Users accounts, CompletableFuture<Set<String>> loaded) {
    if (probed instanceof Availability.Unreachable) {
      return probed;
    }
    if (probed.isAvailable() && named.realAgents()) {
      // Nobody waits for it: the first execute call does, if it comes so soon.
      Beside.begin("execute", AcceptanceRun::prepared);
    }
    Preflight preflight = new Preflight(named, accounts);
    Optional<Availability> unreachable = preflight.logIn();
    if (unreachable.isPresent()) {
      return unreachable.get();
    }
    Beside.end(loaded);
    preflight.knock(new TokenCheck(named, sockets, http));
    return probed;
  }

  private static boolean prepared() {
    HttpApi.prepare();
    return true;
  }

  private Target withFoundCapabilities(Target named, Users accounts) {
    if (!named.capabilitiesPresumed() || !named.realAgents()) {
      return named;
    }
    CapabilityProbe probe = new CapabilityProbe(named, accounts, sockets, http);
    Set<Capability> found = probe.found();
    RunResults.current()
        .remark(
            "The target's settings name no capabilities; asked, it has: "
                + found.stream().map(Capability::label).collect(Collectors.joining(", ")));
    int most = found.contains(Capability.MULTI_USER) ? probe.accounts() : 1;
    return named.with(it -> it.capabilities(found).maxUsers(most));
  }

  /**
   * Open a run: probe the target within its connect limit, and make the run the current one. The
   * results are open already.
   *
   * @param transport by which the target is reached
   * @throws dev.goldenpath.setting.SettingUnusable if the target does not take the credentials
   * @param secrets where every secret that the run learns of is registered for masking
   * @param out the folder for outputs; transcripts go below it
   */
  public static AcceptanceRun open(Transport transport, Secrets secrets, Path out) {
    secrets.addAll(Objects.requireNonNull(transport, "transport").target());
    RunResults results = RunResults.current();
    results.maskWith(secrets::mask);
    AcceptanceRun run = new AcceptanceRun(transport, secrets, out);
    results.targetSettings(SettingsTold.of(run.target));
    if (run.target.insecureTls()) {
      results.remark(
          "The target's certificate and its host's name are not checked: "
              + run.target.named("insecure-tls"));
    }
    if (!run.availability.isAvailable()) {
      results.remark(secrets.mask(run.availability.reason()));
    }
    AcceptanceRun before = CURRENT.getAndSet(run);
    if (before != null) {
      before.stalls.close();
    }
    return run;
  }

  /**
   * Return the run that is under way.
   *
   * @throws NoRunOpen if features are run without a runner that opens one
   */
  public static AcceptanceRun current() {
    AcceptanceRun run = CURRENT.get();
    if (run == null) {
      throw new NoRunOpen();
    }
    return run;
  }

  /** Return the places of the scenarios that are under way, where a run is. */
  public static List<String> underWay() {
    return openSessions().stream().map(ScenarioSession::place).sorted().toList();
  }

  /**
   * Write the transcripts of the scenarios that are under way as they are by now, for a process
   * that is ended from outside.
   */
  public static void writeTranscripts() {
    if (RunResults.current().transcripts() != Transcripts.NONE) {
      openSessions().forEach(ScenarioSession::writeTranscript);
    }
  }

  private static Set<ScenarioSession> openSessions() {
    AcceptanceRun run = CURRENT.get();
    return run == null ? Set.of() : run.sessions;
  }

  @Override
  public void close() {
    try {
      stalls.close();
    } finally {
      CURRENT.compareAndSet(this, null);
    }
  }

  public Target target() {
    return target;
  }

  TargetFacts facts() {
    return TargetFacts.of(target);
  }

  Secrets secrets() {
    return secrets;
  }

  UserPool users() {
    return users;
  }

  Ledger ledger() {
    return ledger;
  }

  Transport transport() {
    return transport;
  }

  EventSockets sockets() {
    return sockets;
  }

  HttpApi http() {
    return http;
  }

  Availability availability() {
    return availability;
  }

  StallWatch stalls() {
    return stalls;
  }

  Vitals vitals() {
    return vitals;
  }

  Set<ScenarioSession> sessions() {
    return sessions;
  }

  Path out() {
    return out;
  }

  /** Features were started without a runner that opens an acceptance run. */
  public static final class NoRunOpen extends IllegalStateException {
    NoRunOpen() {
      super(
          "no acceptance run is open; run features with 'mvn verify' or"
              + " 'target/goldenpath run'");
    }
  }
}
