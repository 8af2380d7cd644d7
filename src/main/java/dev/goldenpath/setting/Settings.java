package dev.goldenpath.setting;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * From settings to a {@link Target}.
 *
 * <p>Sources, least to most binding: the target's file, the environment ({@code GOLDENPATH_…}),
 * system properties ({@code -Dgoldenpath.…}), {@code --set key=value}. A secret ({@code password},
 * {@code token}, {@code jwt-secret}, a header) may be written {@code @path}: then the file's text
 * is taken, without the space around it; the path is relative to the working directory.
 */
public final class Settings {
  /** The variable that tells whether scenarios may run real agents. */
  public static final String REAL_AGENTS = "WEBSOCKET_TESTS_USE_REAL_AGENTS";

  private static final String EMBEDDED = "embedded";
  private static final Path FOLDER = Path.of("targets");
  private final String name;
  private final Layers layers;
  private final Map<String, String> environment;
  private final Proxies proxies;

  private Settings(
      String name,
      Layers layers,
      Map<String, String> environment,
      Map<String, String> systemProperties) {
    this.name = name;
    this.layers = layers;
    this.environment = environment;
    this.proxies = Proxies.of(environment, systemProperties);
  }

  /**
   * Resolve a target from this process's environment and system properties.
   *
   * @param named the target's name; without it {@code goldenpath.target}, {@code GOLDENPATH_TARGET}
   *     and {@link #ofNoName the URL} count
   * @param sets the {@code --set} options as {@code key=value}, the last one binding
   * @throws SettingUnusable if a setting is unknown, bad or missing
   */
  public static Target fromProcess(Optional<String> named, List<String> sets) {
    Map<String, String> environment = System.getenv();
    Map<String, String> properties = systemProperties();
    return named
        .or(() -> chosenName(environment, properties))
        .map(name -> resolve(name, environment, properties, sets))
        .orElseGet(() -> ofNoName(environment, properties, sets));
  }

  /** Resolve a target from these sources, and its file in {@code targets/} or on the class path. */
  public static Target resolve(
      String name,
      Map<String, String> environment,
      Map<String, String> systemProperties,
      List<String> sets) {
    return resolve(name, environment, systemProperties, sets, FOLDER);
  }

  static Target resolve(
      String name,
      Map<String, String> environment,
      Map<String, String> systemProperties,
      List<String> sets,
      Path folder) {
    requireNonNull(name, "name");
    Layers layers = Layers.of(TargetFile.read(name, folder), environment, systemProperties, sets);
    return new Settings(name, layers, environment, systemProperties).target();
  }

  /**
   * Resolve the target of a run that names none: the one at the base URL that is given, named after
   * it, with the defaults of {@code local}; where no URL is given, the embedded one.
   */
  static Target ofNoName(
      Map<String, String> environment, Map<String, String> systemProperties, List<String> sets) {
    Layers layers = Layers.of(TargetFile.ofNoName(), environment, systemProperties, sets);
    Optional<Given> base = layers.get(SettingKey.BASE_URL);
    if (base.isPresent()) {
      String name = UrlReader.base(base.get()).getRawAuthority();
      return new Settings(name, layers, environment, systemProperties).target();
    }
    return resolve(EMBEDDED, environment, systemProperties, sets);
  }

  /** Return a {@code key=value} as it may be shown: of a secret, no more than its file's name. */
  public static String shown(String set) {
    int value = set.indexOf('=') + 1;
    boolean isFile = set.substring(value).strip().matches("@[^@].*");
    return SettingKey.isSecret(set.substring(0, Math.max(0, value - 1)).strip()) && !isFile
        ? set.substring(0, value) + "‹hidden›"
        : set;
  }

  /** The target's name by {@code goldenpath.target} or {@code GOLDENPATH_TARGET}. */
  static Optional<String> chosenName(
      Map<String, String> environment, Map<String, String> systemProperties) {
    String chosen =
        systemProperties.getOrDefault(
            "goldenpath.target", environment.getOrDefault("GOLDENPATH_TARGET", ""));
    return chosen.isBlank() ? Optional.empty() : Optional.of(chosen.strip());
  }

  private static Map<String, String> systemProperties() {
    Map<String, String> properties = new TreeMap<>();
    for (String key : System.getProperties().stringPropertyNames()) {
      properties.put(key, System.getProperty(key, ""));
    }
    return properties;
  }

  private Target target() {
    URI base = baseUrl();
    Authentication authentication = new AuthenticationReader(name, layers).read();
    URI ws = wsUrl(base);
    TargetDraft draft = new TargetDraft(name, base, ws, authentication);
    ProtocolReader speaks = new ProtocolReader(layers);
    Protocol protocol = speaks.protocol();
    if (protocol.isStream()) {
      speaks.refuseSocket(protocol);
      draft.executePath(protocol.path()).healthPath(Optional.empty());
    }
    get(SettingKey.EXECUTE_PATH).map(SettingReader::path).ifPresent(draft::executePath);
    layers.get(SettingKey.HEALTH_PATH).map(Settings::healthPath).ifPresent(draft::healthPath);
    get(SettingKey.LOGIN_PATH).map(SettingReader::path).ifPresent(draft::loginPath);
    wsToken(ws).ifPresent(draft::wsToken);
    draft.failedTool(speaks.failedTool(protocol));
    Parts parts = new PartsReader(layers).read();
    WireProfile profile = speaks.profile(protocol).with(parts);
    draft.wireProfile(profile);
    get(SettingKey.FAN_OUT)
        .map(it -> SettingReader.choice(it, FanOut.values()))
        .ifPresent(draft::fanOut);
    get(SettingKey.OVERLAP)
        .map(it -> SettingReader.choice(it, Overlap.values()))
        .ifPresent(draft::overlap);
    get(SettingKey.ALLOW_LOAD).map(SettingReader::bool).ifPresent(draft::allowLoad);
    get(SettingKey.STRICT).map(SettingReader::bool).ifPresent(draft::strict);
    get(SettingKey.CA_FILE).map(CaFile::read).ifPresent(draft::caFile);
    get(SettingKey.INSECURE_TLS).map(SettingReader::bool).ifPresent(draft::insecureTls);
    CapabilitiesReader said = new CapabilitiesReader(layers);
    Set<Capability> capabilities = PartsReader.playable(said.read(authentication, protocol), parts);
    said.refuseOverStreams(protocol, profile);
    capabilities.removeAll(profile.lacking());
    return draft
        .capabilities(capabilities)
        .capabilitiesPresumed(said.arePresumed())
        .maxUsers(said.maxUsers(authentication, capabilities))
        .jwtSecret(get(SettingKey.JWT_SECRET).map(Given::value))
        .limits(limits())
        .headers(HeadersReader.read(layers))
        .roles(Roles.of(layers.users()))
        .realAgents(realAgents())
        .proxies(usable(base))
        .sources(layers.sources())
        .target();
  }

  private Optional<Given> get(SettingKey key) {
    return layers.filled(key);
  }

  private URI baseUrl() {
    URI url =
        get(SettingKey.BASE_URL)
            .map(UrlReader::base)
            .orElseThrow(
                () ->
                    layers.missing(
                        SettingKey.BASE_URL, name, "has no URL of its own and needs one"));
    if (name.equals(EMBEDDED)) {
      refuseElsewhere(SettingKey.BASE_URL);
      refuseElsewhere(SettingKey.WS_URL);
    }
    return url;
  }

  /** The embedded target with another's URL would keep its own name and secrets. */
  private void refuseElsewhere(SettingKey key) {
    layers
        .get(key)
        .filter(given -> !given.isBuiltIn())
        .ifPresent(
            given -> {
              throw given.refused(
                  "the target \"embedded\" is the backend inside this program, at an address of its"
                      + " own; leave this out, or say which target is meant, such as --target"
                      + " local");
            });
  }

  private URI wsUrl(URI base) {
    return get(SettingKey.WS_URL)
        .map(UrlReader::socket)
        .orElseGet(
            () ->
                URI.create(
                    base.toString().replaceFirst("^http", "ws").replaceAll("/+$", "") + "/ws"));
  }

  private Optional<TokenTransport> wsToken(URI ws) {
    boolean inUrl = SocketUrl.holdsToken(ws);
    Optional<Given> given = get(SettingKey.WS_TOKEN).filter(it -> !it.isBuiltIn());
    Optional<TokenTransport> said =
        given.map(it -> SettingReader.choice(it, TokenTransport.values()));
    if (said.isPresent() && inUrl != (said.get() == TokenTransport.URL)) {
      throw given
          .orElseThrow()
          .refused(
              inUrl
                  ? "ws-url has a {token}, so it is url; leave this out, or take it out there"
                  : "nothing in ws-url stands for the token; write it there, such as"
                      + " ws://host/ws?token={token}");
    }
    return inUrl ? Optional.of(TokenTransport.URL) : said;
  }

  /** Complain of a proxy that can't be used now, and not at the first call. */
  private Proxies usable(URI base) {
    proxies.towards(base);
    proxies.towards(wsUrl(base));
    return proxies;
  }

  private static Optional<String> healthPath(Given given) {
    boolean none = given.value().isEmpty() || given.value().equals("none");
    return none ? Optional.empty() : Optional.of(SettingReader.path(given));
  }

  private Limits limits() {
    Limits usual = Limits.defaults();
    return new Limits(
        limit(SettingKey.LIMITS_CONNECT, false, usual.connect()),
        limit(SettingKey.LIMITS_HTTP, false, usual.http()),
        limit(SettingKey.LIMITS_FIRST_EVENT, false, usual.firstEvent()),
        limit(SettingKey.LIMITS_RUN, false, usual.run()),
        limit(SettingKey.LIMITS_CLOCK_SKEW, true, usual.clockSkew()),
        limit(SettingKey.LIMITS_JITTER, true, usual.jitter()),
        limit(SettingKey.LIMITS_TOOL_OVERHEAD, true, usual.toolOverhead()));
  }

  private Duration limit(SettingKey key, boolean zeroAllowed, Duration usual) {
    return get(key).map(it -> SettingReader.duration(it, zeroAllowed)).orElse(usual);
  }

  private boolean realAgents() {
    String value = environment.getOrDefault(REAL_AGENTS, "");
    return value.isBlank() || SettingReader.bool(Given.of(REAL_AGENTS, value, "environment"));
  }
}
