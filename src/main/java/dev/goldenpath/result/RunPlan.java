package dev.goldenpath.result;

import dev.goldenpath.timeline.Canaries;
import java.util.List;

/**
 * What a run was to do. The shards of one run agree in all but the shard.
 *
 * @param suite the version of this suite
 * @param tags the expression by which scenarios were chosen; empty where none was
 * @param selected the places of the scenarios that were chosen, in order, over all shards
 * @param demands what is asked of the run as a whole
 * @param seed from which its scenarios draw what they leave open; 0 where none was chosen
 */
public record RunPlan(
    String suite, String tags, List<String> selected, Shard shard, Demands demands, int seed) {
  /** What is known of a run that was not started by our command line. */
  public static final RunPlan UNKNOWN =
      new RunPlan("", "", List.of(), Shard.WHOLE, Demands.NONE, 0);

  public RunPlan {
    selected = List.copyOf(selected);
  }

  /** Return by what its scenarios know the data of other shards. */
  public Canaries canaries() {
    return new Canaries(seed, shard.index(), shard.count());
  }

  /** Name the seed, after what parts it from the words before; empty where none was chosen. */
  public String seedAfter(String separator) {
    return seed == 0 ? "" : separator + "seed " + seed;
  }

  /** Return the same, with the scenarios that were found. */
  public RunPlan selecting(List<String> places) {
    return new RunPlan(suite, tags, places, shard, demands, seed);
  }
}
