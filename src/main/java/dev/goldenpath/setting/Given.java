package dev.goldenpath.setting;

/**
 * A value as it was given.
 *
 * @param source where it came from, in words, such as {@code environment GOLDENPATH_TOKEN}
 */
record Given(String key, String value, String source) {

  /** Complain about the value, showing it unless it is a secret. */
  SettingUnusable unusable(String allowed) {
    String shown = SettingKey.isSecret(key) ? "the value (not shown)" : quoted();
    return new SettingUnusable(
        key + " (from " + source + "): " + shown + " can't be used; allowed: " + allowed);
  }

  /** Complain without showing the value. */
  SettingUnusable refused(String why) {
    return new SettingUnusable(key + " (from " + source + "): " + why);
  }

  private String quoted() {
    return "\"" + (value.length() > 80 ? value.substring(0, 80) + "…" : value) + "\"";
  }

  @Override
  public String toString() {
    return key + " from " + source;
  }
}
