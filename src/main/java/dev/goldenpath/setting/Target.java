package dev.goldenpath.setting;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A backend to be judged: a named set of settings (section 5).
 *
 * @param baseUrl scheme, host, port and path prefix, to which the paths are appended
 * @param wsUrl the WebSocket's URL with its path, as {@link SocketUrl} reads it
 * @param healthPath empty for a target without a health endpoint
 * @param maxUsers how many users may be used at once
 * @param roles which accounts have a role of their own
 * @param capabilitiesPresumed whether nobody has said what the target can do ({@code
 *     capabilities=auto}), so that it is to be asked before it is judged by them
 * @param allowLoad whether hundreds of users at once may be let loose on it
 * @param caFile what certificates are trusted beside those that Java trusts
 * @param headers sent with every HTTP request and upgrade; names compare without case
 * @param realAgents false when scenarios that run agents are to be skipped ({@code
 *     WEBSOCKET_TESTS_USE_REAL_AGENTS})
 * @param jwtSecret what the target signs its tokens with, where that is known
 * @param proxies by which proxy it is reached
 * @param failedTool how a result begins that tells a failure, where a stream has no other sign
 * @param sources where the settings came from, in words, by key; none where a default counts
 */
public record Target(
    String name,
    URI baseUrl,
    URI wsUrl,
    String executePath,
    Optional<String> healthPath,
    String loginPath,
    Authentication authentication,
    TokenTransport wsToken,
    WireProfile wireProfile,
    Limits limits,
    int maxUsers,
    Roles roles,
    FanOut fanOut,
    Overlap overlap,
    Set<Capability> capabilities,
    boolean capabilitiesPresumed,
    boolean allowLoad,
    boolean strict,
    Optional<CaFile> caFile,
    boolean insecureTls,
    Map<String, String> headers,
    boolean realAgents,
    Optional<String> jwtSecret,
    Proxies proxies,
    Optional<String> failedTool,
    Map<String, String> sources) {

  public Target {
    if (maxUsers < 1) {
      throw new IllegalArgumentException("maxUsers must be 1 or more, not " + maxUsers);
    }
    Set<Capability> named = EnumSet.noneOf(Capability.class);
    named.addAll(capabilities);
    capabilities = Collections.unmodifiableSet(named);
    Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sent.putAll(headers);
    headers = Collections.unmodifiableMap(sent);
    if (authentication instanceof Authentication.Signed signed) {
      jwtSecret =
          signed.key() instanceof SigningKey.Shared shared
              ? Optional.of(shared.secret())
              : Optional.empty();
    }
  }

  /** Return a setting's key with where it came from: {@code token (from --set, file t)}. */
  public String named(String key) {
    return key + " (from " + sources.getOrDefault(key, "the defaults") + ")";
  }

  /** What the target's tokens are signed with, where that is known. */
  public Optional<SigningKey> signingKey() {
    return authentication instanceof Authentication.Signed signed
        ? Optional.of(signed.key())
        : jwtSecret.map(SigningKey.Shared::new);
  }

  public boolean has(Capability capability) {
    return capabilities.contains(requireNonNull(capability, "capability"));
  }

  /** Whether the socket takes the token in this way, as its own or as a further one. */
  public boolean takes(TokenTransport transport) {
    requireNonNull(transport, "transport");
    return wsToken == transport
        || switch (transport) {
          case HEADER -> has(Capability.HEADER_TOKEN);
          case SUBPROTOCOL -> has(Capability.SUBPROTOCOL_TOKEN);
          case URL -> false;
        };
  }

  /** Whether its URLs are placeholders, to be filled in ({@link #at}) once a backend is started. */
  public boolean needsBackend() {
    return baseUrl.getPort() == 0;
  }

  /** Which of its agents and tools play the parts that the contract speaks of. */
  public Parts parts() {
    return wireProfile.parts();
  }

  public URI executeUrl() {
    return url(executePath);
  }

  /** Within which an execute call is answered: at once, or when its run is over. */
  public Duration answerLimit() {
    return wireProfile.answer().limit(limits);
  }

  public Optional<URI> healthUrl() {
    return healthPath.map(this::url);
  }

  public URI loginUrl() {
    return url(loginPath);
  }

  /** Append a path to the base URL. */
  public URI url(String path) {
    String base = baseUrl.toString().replaceAll("/+$", "");
    return URI.create(base + (path.startsWith("/") ? "" : "/") + path);
  }

  /**
   * The URL of a socket on a thread (CONN-1).
   *
   * @param token to stand in it, where tokens travel so
   */
  public URI socketUrl(String threadId, Optional<String> token) {
    return SocketUrl.of(wsUrl, threadId, token);
  }

  /** The same target elsewhere. */
  public Target at(URI base, URI ws) {
    return with(draft -> draft.at(base, ws));
  }

  /** The same target with something changed: {@code target.with(it -> it.limits(short))}. */
  public Target with(UnaryOperator<TargetDraft> change) {
    return change.apply(new TargetDraft(this)).target();
  }

  /** A target at these URLs with the contract's defaults, no capabilities, and these users. */
  public static Target of(String name, URI base, URI ws, Authentication authentication) {
    return new TargetDraft(name, base, ws, authentication).target();
  }

  /** Show everything but secrets and header values. */
  @Override
  public String toString() {
    return "Target["
        + String.join(
            ", ",
            "name=" + name,
            "baseUrl=" + baseUrl,
            "wsUrl=" + SocketUrl.shown(wsUrl),
            "executePath=" + executePath,
            "healthPath=" + healthPath.orElse("none"),
            "loginPath=" + loginPath,
            "authentication=" + authentication,
            "wsToken=" + wsToken,
            "wireProfile=" + wireProfile.name(),
            "limits=" + limits,
            "maxUsers=" + maxUsers,
            "roles=" + roles.accounts(),
            "fanOut=" + fanOut,
            "overlap=" + overlap,
            "capabilities=" + capabilities.stream().map(Capability::label).toList(),
            "capabilitiesPresumed=" + capabilitiesPresumed,
            "allowLoad=" + allowLoad,
            "strict=" + strict,
            "caFile=" + caFile.map(CaFile::file),
            "insecureTls=" + insecureTls,
            "headers=" + headers.keySet(),
            "realAgents=" + realAgents,
            "jwtSecret=" + (jwtSecret.isPresent() ? "‹hidden›" : "unknown"),
            "proxies=" + proxies)
        + "]";
  }
}
