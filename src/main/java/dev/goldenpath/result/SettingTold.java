package dev.goldenpath.result;

/**
 * A setting of the target, as the report tells it: no secret, and no header's value.
 *
 * @param from where it came from, in words; empty where a default counts
 */
public record SettingTold(String key, String value, String from) {}
