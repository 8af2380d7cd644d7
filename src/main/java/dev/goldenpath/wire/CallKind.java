package dev.goldenpath.wire;

/** What a call asks for. */
public enum CallKind {
  EXECUTE("POST execute"),
  HEALTH("GET health"),
  LOGIN("POST login");

  private final String label;

  CallKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
