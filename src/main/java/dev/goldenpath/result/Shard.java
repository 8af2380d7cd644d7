package dev.goldenpath.result;

import java.util.ArrayList;
import java.util.List;

/**
 * Which part of a run's scenarios one process runs: of so many parts that one, counted from 1.
 *
 * <p>Neighbours go to different shards, so that the slow scenarios of one feature are shared out.
 */
public record Shard(int index, int count) {
  public static final Shard WHOLE = new Shard(1, 1);

  /**
   * Check that there is such a part.
   *
   * @throws IllegalArgumentException if there is not
   */
  public Shard {
    if (index < 1 || index > count) {
      throw new IllegalArgumentException("there is no shard " + index + " of " + count);
    }
  }

  public boolean isWhole() {
    return count == 1;
  }

  /**
   * Return its part of a list that all shards have in the same order; sizes differ by 1 at most.
   */
  public <T> List<T> of(List<T> all) {
    List<T> part = new ArrayList<>();
    for (int i = index - 1; i < all.size(); i += count) {
      part.add(all.get(i));
    }
    return part;
  }

  @Override
  public String toString() {
    return "shard " + index + " of " + count;
  }
}
