package dev.goldenpath.field;

/** The kinds of trouble from the field, in the order of docs/field.md. */
public enum Kind {
  WAY_OUT("One way out to the target: addresses, TLS, proxies, HTTP's freedoms"),
  OURS("What is ours is not held against the target"),
  TEXT_FILE("Text files as people have them"),
  SURROUNDINGS("Surroundings: folders, locales, disks, terminals, JDKs"),
  SELECTION("A selection that selects nothing"),
  EVIDENCE("Evidence is neither lost nor old"),
  DELIVERED("What was delivered is what is judged"),
  HARMLESS("What the backend says is harmless wherever it is shown"),
  ENGINE("The engine's own faults");

  private final String title;

  Kind(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
