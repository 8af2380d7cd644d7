package dev.goldenpath.setting;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long things may take, and how exact clocks must be (section 5).
 *
 * @param connect reaching the target, all attempts together
 * @param http one HTTP answer
 * @param firstEvent from an execute call to its run's first event
 * @param run from an execute call to its run's last event
 * @param clockSkew by how much the backend's clock may differ from ours
 * @param jitter by how much the distance of two arrivals may fall short of the work between them
 * @param toolOverhead by how much {@code execution_time} may fall short of the event's distance
 */
public record Limits(
    Duration connect,
    Duration http,
    Duration firstEvent,
    Duration run,
    Duration clockSkew,
    Duration jitter,
    Duration toolOverhead) {

  public Limits {
    positive(connect, "connect");
    positive(http, "http");
    positive(firstEvent, "firstEvent");
    positive(run, "run");
    notNegative(clockSkew, "clockSkew");
    notNegative(jitter, "jitter");
    notNegative(toolOverhead, "toolOverhead");
  }

  /** The contract's limits. */
  public static Limits defaults() {
    return new Limits(
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(2),
        Duration.ofMillis(300),
        Duration.ofMillis(500));
  }

  public Map<String, Duration> byKey() {
    Map<String, Duration> limits = new LinkedHashMap<>();
    limits.put(SettingKey.LIMITS_CONNECT.key(), connect);
    limits.put(SettingKey.LIMITS_HTTP.key(), http);
    limits.put(SettingKey.LIMITS_FIRST_EVENT.key(), firstEvent);
    limits.put(SettingKey.LIMITS_RUN.key(), run);
    limits.put(SettingKey.LIMITS_CLOCK_SKEW.key(), clockSkew);
    limits.put(SettingKey.LIMITS_JITTER.key(), jitter);
    limits.put(SettingKey.LIMITS_TOOL_OVERHEAD.key(), toolOverhead);
    return limits;
  }

  /** Return the settings that say what is not as the contract has it. */
  public Map<String, String> settings() {
    Map<String, Duration> usual = defaults().byKey();
    Map<String, String> settings = new LinkedHashMap<>();
    byKey()
        .forEach(
            (key, limit) -> {
              if (!limit.equals(usual.get(key))) {
                settings.put(key, limit.toMillis() + "ms");
              }
            });
    return settings;
  }

  public Limits withConnect(Duration limit) {
    return new Limits(limit, http, firstEvent, run, clockSkew, jitter, toolOverhead);
  }

  public Limits withHttp(Duration limit) {
    return new Limits(connect, limit, firstEvent, run, clockSkew, jitter, toolOverhead);
  }

  public Limits withFirstEvent(Duration limit) {
    return new Limits(connect, http, limit, run, clockSkew, jitter, toolOverhead);
  }

  public Limits withRun(Duration limit) {
    return new Limits(connect, http, firstEvent, limit, clockSkew, jitter, toolOverhead);
  }

  private static void positive(Duration limit, String name) {
    requireNonNull(limit, name);
    if (limit.isZero() || limit.isNegative()) {
      throw new IllegalArgumentException(name + " must be longer than 0, not " + limit);
    }
  }

  private static void notNegative(Duration allowance, String name) {
    requireNonNull(allowance, name);
    if (allowance.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative, but is " + allowance);
    }
  }
}
