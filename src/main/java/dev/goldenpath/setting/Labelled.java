package dev.goldenpath.setting;

import java.util.Locale;

/** A constant that settings, tags and reports call by its name, written as {@code agent-config}. */
public interface Labelled {
  String name();

  default String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
