package dev.goldenpath.setting;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys that a target's settings may have; headers come beside them, as {@code headers.NAME}.
 */
enum SettingKey {
  BASE_URL("base-url"),
  WS_URL("ws-url"),
  EXECUTE_PATH("execute-path"),
  HEALTH_PATH("health-path"),
  LOGIN_PATH("login-path"),
  AUTH("auth"),
  EMAIL("email"),
  PASSWORD("password"),
  LOGIN_BODY("login.body"),
  LOGIN_TOKEN("login.token"),
  LOGIN_USER_ID("login.user-id"),
  LOGIN_EXPIRES_IN("login.expires-in"),
  TOKEN("token"),
  TOKENS("tokens"),
  TOKEN_COMMAND("token-command"),
  JWT_SECRET("jwt-secret"),
  JWT_KEY("jwt-key"),
  JWT_KEY_ID("jwt-key-id"),
  JWT_ISSUER("jwt-issuer"),
  JWT_AUDIENCE("jwt-audience"),
  JWT_CLAIMS("jwt-claims"),
  TOKEN_URL("token-url"),
  CLIENT_ID("client-id"),
  CLIENT_SECRET("client-secret"),
  CLIENT_AUTH("client-auth"),
  SCOPE("scope"),
  AUDIENCE("audience"),
  USER_ID("user-id"),
  WS_TOKEN("ws-token"),
  PROTOCOL("protocol"),
  WIRE_PROFILE("wire-profile"),
  LIMITS_CONNECT("limits.connect"),
  LIMITS_HTTP("limits.http"),
  LIMITS_FIRST_EVENT("limits.first-event"),
  LIMITS_RUN("limits.run"),
  LIMITS_CLOCK_SKEW("limits.clock-skew"),
  LIMITS_JITTER("limits.jitter"),
  LIMITS_TOOL_OVERHEAD("limits.tool-overhead"),
  AGENT("agent"),
  TOOLS_ECHO("tools.echo"),
  TOOLS_ECHO_ARGUMENT("tools.echo.argument"),
  TOOLS_ECHO_RESULT("tools.echo.result"),
  TOOLS_TIME("tools.time"),
  TOOLS_TIME_RESULT("tools.time.result"),
  TOOLS_WAIT("tools.wait"),
  TOOLS_WAIT_ARGUMENT("tools.wait.argument"),
  TOOLS_WAIT_RESULT("tools.wait.result"),
  TOOLS_FAIL("tools.fail"),
  TOOLS_DELEGATE("tools.delegate"),
  FAILED_TOOL("failed-tool"),
  PROMPT_ECHO("prompt.echo"),
  MAX_USERS("max-users"),
  FAN_OUT("fan-out"),
  OVERLAP("overlap"),
  CAPABILITIES("capabilities"),
  ALLOW_LOAD("allow-load"),
  STRICT("strict"),
  CA_FILE("ca-file"),
  INSECURE_TLS("insecure-tls");

  static final String HEADERS = "headers.";

  /** Before the name of a role. */
  static final String USERS = "users.";

  private final String key;

  SettingKey(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  /** Its name in the environment: {@code GOLDENPATH_LIMITS_FIRST_EVENT}. */
  String variable() {
    return RunKeys.variable(key);
  }

  private static final Set<SettingKey> SECRETS =
      EnumSet.of(PASSWORD, TOKEN, TOKENS, JWT_SECRET, JWT_KEY, CLIENT_SECRET);

  static boolean isSecret(String key) {
    return key.startsWith(HEADERS) || keyed(key).filter(SECRETS::contains).isPresent();
  }

  /** Whether its text may have several lines. */
  static boolean hasLines(String key) {
    return key.equals(TOKENS.key) || key.equals(JWT_KEY.key);
  }

  static boolean isKnown(String key) {
    return keyed(key).isPresent() || key.matches("(headers|users)\\..+");
  }

  static Optional<SettingKey> keyed(String key) {
    return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
  }

  static Optional<SettingKey> ofVariable(String variable) {
    return Arrays.stream(values()).filter(each -> each.variable().equals(variable)).findFirst();
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(SettingKey::key).toList();
  }
}
