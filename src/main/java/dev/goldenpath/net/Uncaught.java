package dev.goldenpath.net;

/** Tell of errors of Java that a library would keep to itself, and go on as if nothing were. */
public final class Uncaught {
  private Uncaught() {}

  /**
   * Hand an error of Java that is among the causes to this thread's handler of uncaught ones; do
   * nothing where there is none.
   */
  public static void tell(Throwable failure) {
    new Causes(failure)
        .first(VirtualMachineError.class)
        .ifPresent(
            error -> {
              Thread thread = Thread.currentThread();
              thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
            });
  }
}
