package dev.goldenpath.setting;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A target in the making; each method changes one setting and returns the draft. */
public final class TargetDraft {
  /** Where the contract has requests posted to. */
  static final String EXECUTE_PATH = "/api/v1/chat/agents/execute";

  private final String name;
  private URI baseUrl;
  private URI wsUrl;
  private String executePath = EXECUTE_PATH;
  private Optional<String> healthPath = Optional.of("/health");
  private String loginPath = "/api/v1/auth/login";
  private final Authentication authentication;
  private TokenTransport wsToken = TokenTransport.HEADER;
  private WireProfile wireProfile = WireProfile.DATA;
  private Limits limits = Limits.defaults();
  private int maxUsers = 1;
  private Roles roles = Roles.NONE;
  private FanOut fanOut = FanOut.THREAD;
  private Overlap overlap = Overlap.PARALLEL;
  private Set<Capability> capabilities = Set.of();
  private boolean capabilitiesPresumed;
  private boolean allowLoad;
  private boolean strict;
  private Optional<CaFile> caFile = Optional.empty();
  private boolean insecureTls;
  private Map<String, String> headers = Map.of();
  private boolean realAgents = true;
  private Optional<String> jwtSecret = Optional.empty();
  private Proxies proxies = Proxies.NONE;
  private Optional<String> failedTool = Optional.empty();
  private Map<String, String> sources = Map.of();

  TargetDraft(String name, URI base, URI ws, Authentication authentication) {
    this.name = requireNonNull(name, "name");
    this.baseUrl = requireNonNull(base, "base");
    this.wsUrl = requireNonNull(ws, "ws");
    this.authentication = requireNonNull(authentication, "authentication");
  }

  TargetDraft(Target target) {
    this.name = target.name();
    this.baseUrl = target.baseUrl();
    this.wsUrl = target.wsUrl();
    this.executePath = target.executePath();
    this.healthPath = target.healthPath();
    this.loginPath = target.loginPath();
    this.authentication = target.authentication();
    this.wsToken = target.wsToken();
    this.wireProfile = target.wireProfile();
    this.limits = target.limits();
    this.maxUsers = target.maxUsers();
    this.roles = target.roles();
    this.fanOut = target.fanOut();
    this.overlap = target.overlap();
    this.capabilities = target.capabilities();
    this.capabilitiesPresumed = target.capabilitiesPresumed();
    this.allowLoad = target.allowLoad();
    this.strict = target.strict();
    this.caFile = target.caFile();
    this.insecureTls = target.insecureTls();
    this.headers = target.headers();
    this.realAgents = target.realAgents();
    this.jwtSecret = target.jwtSecret();
    this.proxies = target.proxies();
    this.failedTool = target.failedTool();
    this.sources = target.sources();
  }

  /** Where it is: the base URL and the WebSocket's URL. */
  public TargetDraft at(URI base, URI ws) {
    this.baseUrl = requireNonNull(base, "base");
    this.wsUrl = requireNonNull(ws, "ws");
    return this;
  }

  public TargetDraft executePath(String value) {
    this.executePath = requireNonNull(value, "executePath");
    return this;
  }

  public TargetDraft healthPath(Optional<String> value) {
    this.healthPath = requireNonNull(value, "healthPath");
    return this;
  }

  public TargetDraft loginPath(String value) {
    this.loginPath = requireNonNull(value, "loginPath");
    return this;
  }

  public TargetDraft wsToken(TokenTransport value) {
    this.wsToken = requireNonNull(value, "wsToken");
    return this;
  }

  /** Have the socket's URL carry the token, as a parameter of this name. */
  public TargetDraft tokenInUrl(String name) {
    this.wsUrl = SocketUrl.withToken(wsUrl, name);
    return wsToken(TokenTransport.URL);
  }

  public TargetDraft wireProfile(WireProfile value) {
    this.wireProfile = requireNonNull(value, "wireProfile");
    return this;
  }

  public TargetDraft limits(Limits value) {
    this.limits = requireNonNull(value, "limits");
    return this;
  }

  public TargetDraft maxUsers(int value) {
    this.maxUsers = value;
    return this;
  }

  public TargetDraft roles(Roles value) {
    this.roles = requireNonNull(value, "roles");
    return this;
  }

  public TargetDraft overlap(Overlap value) {
    this.overlap = requireNonNull(value, "overlap");
    return this;
  }

  public TargetDraft fanOut(FanOut value) {
    this.fanOut = requireNonNull(value, "fanOut");
    return this;
  }

  public TargetDraft capabilities(Set<Capability> value) {
    this.capabilities = Set.copyOf(value);
    return this;
  }

  public TargetDraft capabilitiesPresumed(boolean value) {
    this.capabilitiesPresumed = value;
    return this;
  }

  public TargetDraft allowLoad(boolean value) {
    this.allowLoad = value;
    return this;
  }

  public TargetDraft strict(boolean value) {
    this.strict = value;
    return this;
  }

  public TargetDraft caFile(CaFile value) {
    this.caFile = Optional.of(value);
    return this;
  }

  public TargetDraft insecureTls(boolean value) {
    this.insecureTls = value;
    return this;
  }

  public TargetDraft headers(Map<String, String> value) {
    this.headers = requireNonNull(value, "headers");
    return this;
  }

  public TargetDraft realAgents(boolean value) {
    this.realAgents = value;
    return this;
  }

  public TargetDraft jwtSecret(Optional<String> value) {
    this.jwtSecret = requireNonNull(value, "jwtSecret");
    return this;
  }

  public TargetDraft proxies(Proxies value) {
    this.proxies = requireNonNull(value, "proxies");
    return this;
  }

  public TargetDraft failedTool(Optional<String> value) {
    this.failedTool = requireNonNull(value, "failedTool");
    return this;
  }

  /** Where the settings came from, in words, by key. */
  TargetDraft sources(Map<String, String> value) {
    this.sources = Map.copyOf(value);
    return this;
  }

  Target target() {
    return new Target(
        name,
        baseUrl,
        wsUrl,
        executePath,
        healthPath,
        loginPath,
        authentication,
        wsToken,
        wireProfile,
        limits,
        maxUsers,
        roles,
        fanOut,
        overlap,
        capabilities,
        capabilitiesPresumed,
        allowLoad,
        strict,
        caFile,
        insecureTls,
        headers,
        realAgents,
        jwtSecret,
        proxies,
        failedTool,
        sources);
  }
}
