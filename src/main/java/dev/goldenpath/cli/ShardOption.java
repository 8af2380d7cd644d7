package dev.goldenpath.cli;

import dev.goldenpath.result.Shard;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which shard this process is: as it is told, else as a CI server tells it.
 *
 * <p>{@code 2/4} is told in full. {@code /4} takes the index from where the job runs: a Kubernetes
 * Indexed Job counts its pods in {@code JOB_COMPLETION_INDEX} from 0 and does not tell how many
 * there are; GitLab counts the jobs of {@code parallel} in {@code CI_NODE_INDEX} from 1, and tells
 * in {@code CI_NODE_TOTAL} how many there are, so that nothing need be given there.
 */
record ShardOption(Map<String, String> environment) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6})?/(\\d{1,6})");
  private static final String POD = "JOB_COMPLETION_INDEX";
  private static final String JOB = "CI_NODE_INDEX";
  private static final String JOBS = "CI_NODE_TOTAL";

  /**
   * @param given by the option; null where it is not
   * @throws CommandUnusable if it can't be read, or there is no such shard
   */
  Shard read(@Nullable String given) {
    if (given == null) {
      return variable(JOB).isPresent() && variable(JOBS).isPresent()
          ? shard(number(JOB), number(JOBS), JOB + " and " + JOBS)
          : Shard.WHOLE;
    }
    Matcher form = FORM.matcher(given.strip());
    if (!form.matches()) {
      throw new CommandUnusable(
          "--shard is written 2/4, or /4 where %s or %s says which, not %s."
              .formatted(POD, JOB, given));
    }
    int count = Integer.parseInt(form.group(2));
    return form.group(1) == null
        ? ofEnvironment(count)
        : shard(Integer.parseInt(form.group(1)), count, "--shard " + given);
  }

  private Shard ofEnvironment(int count) {
    if (variable(POD).isPresent()) {
      return shard(number(POD) + 1, count, POD + ", counted from 0, of --shard /" + count);
    }
    if (variable(JOB).isPresent()) {
      return shard(number(JOB), count, JOB + " of --shard /" + count);
    }
    throw new CommandUnusable(
        ("--shard /%s needs %s or %s in the environment, which say which of the %s this is;"
                + " neither is set.")
            .formatted(count, POD, JOB, count));
  }

  private static Shard shard(int index, int count, String source) {
    try {
      return new Shard(index, count);
    } catch (IllegalArgumentException none) {
      throw new CommandUnusable(
          "There is no shard " + index + " of " + count + " (" + source + ").", none);
    }
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private int number(String name) {
    String value = variable(name).orElse("").strip();
    if (!value.matches("\\d{1,6}")) {
      throw new CommandUnusable(name + " must be a whole number, not " + value + ".");
    }
    return Integer.parseInt(value);
  }
}
