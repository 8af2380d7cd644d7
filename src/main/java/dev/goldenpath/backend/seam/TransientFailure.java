package dev.goldenpath.backend.seam;

/** A tool failed in a way that may not last: the agent tries its call once more. */
public final class TransientFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TransientFailure(String message) {
    super(message);
  }
}
