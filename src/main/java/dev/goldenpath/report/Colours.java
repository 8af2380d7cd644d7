package dev.goldenpath.report;

import java.util.Map;

/** Colour words on a terminal that shows colours; elsewhere, and where NO_COLOR is set, do not. */
record Colours(boolean shown) {
  private static final String ESCAPE = "\u001B[";

  static Colours of(boolean live, Map<String, String> environment) {
    return new Colours(live && environment.getOrDefault("NO_COLOR", "").isEmpty());
  }

  String bad(String word) {
    return paint("31;1", word);
  }

  String unclear(String word) {
    return paint("33;1", word);
  }

  private String paint(String code, String word) {
    return shown ? ESCAPE + code + "m" + word + ESCAPE + "0m" : word;
  }
}
