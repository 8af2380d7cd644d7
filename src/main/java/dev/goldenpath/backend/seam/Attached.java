package dev.goldenpath.backend.seam;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A behaviour that knows the backend it is part of. */
public abstract class Attached implements Behaviour {

  private volatile @Nullable Workings workings;

  @Override
  public final void attach(Workings inside) {
    workings = inside;
  }

  protected final Workings inside() {
    return Objects.requireNonNull(workings, "used before the backend was built");
  }

  /** Do something later, unless the backend has stopped by then. */
  public static void later(Workings inside, long millis, Runnable action) {
    inside.timer().schedule(action, millis, TimeUnit.MILLISECONDS);
  }
}
