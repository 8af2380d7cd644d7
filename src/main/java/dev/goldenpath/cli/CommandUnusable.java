package dev.goldenpath.cli;

/** A command that can't be carried out as it was given; the message says what to change. */
final class CommandUnusable extends RuntimeException {
  CommandUnusable(String message) {
    super(message);
  }

  CommandUnusable(String message, Throwable cause) {
    super(message, cause);
  }
}
