package dev.goldenpath.backend.seam;

/** A person known by the subject of his token. */
public record User(String id) {

  /** Whom a backend in "demo mode" takes strangers for. */
  public static final User DEFAULT = new User("default-user");
}
