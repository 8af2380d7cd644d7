package dev.goldenpath.setting;

/**
 * A setting that can't be used: an unknown key, a bad value, a missing secret, an unreadable file.
 *
 * <p>The message names the key, its source and what is allowed; it never shows a secret.
 */
public final class SettingUnusable extends RuntimeException {
  public SettingUnusable(String message) {
    super(message);
  }

  public SettingUnusable(String message, Throwable cause) {
    super(message, cause);
  }
}
