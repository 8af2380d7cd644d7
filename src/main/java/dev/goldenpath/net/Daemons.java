package dev.goldenpath.net;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that keep no process from its end. */
public final class Daemons {
  private Daemons() {}

  /** Make threads of that name, told apart by a number behind it. */
  public static ThreadFactory named(String name) {
    AtomicInteger made = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + made.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
