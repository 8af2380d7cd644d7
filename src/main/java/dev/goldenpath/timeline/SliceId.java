package dev.goldenpath.timeline;

import java.util.Optional;

/**
 * Name the slice of the timeline that a monitor watches.
 *
 * @param socket the socket's name, or empty
 * @param run the run's id, or empty
 * @param call the HTTP call's name, or empty
 */
public record SliceId(Optional<String> socket, Optional<String> run, Optional<String> call) {
  /** The whole scenario. */
  public static final SliceId SCENARIO =
      new SliceId(Optional.empty(), Optional.empty(), Optional.empty());

  public static SliceId ofSocket(String socket) {
    return new SliceId(Optional.of(socket), Optional.empty(), Optional.empty());
  }

  public static SliceId ofRun(String socket, String run) {
    return new SliceId(Optional.of(socket), Optional.of(run), Optional.empty());
  }

  public static SliceId ofCall(String call) {
    return new SliceId(Optional.empty(), Optional.empty(), Optional.of(call));
  }

  /** Return the same slice, narrowed to a run and to a call where these are known. */
  public SliceId narrowed(Optional<String> otherRun, Optional<String> otherCall) {
    return new SliceId(socket, otherRun.or(() -> run), otherCall.or(() -> call));
  }

  public boolean isOfSocket() {
    return socket.isPresent() && run.isEmpty();
  }
}
