package dev.goldenpath.backend;

/** A tool could not do its work; the message may be told to users. */
final class ToolFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ToolFailed(String message) {
    super(message);
  }
}
