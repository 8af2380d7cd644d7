package dev.goldenpath.report;

import dev.goldenpath.result.Story;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Where a moment of a story lies on its picture.
 *
 * <p>What follows closely upon another thing is drawn a little apart from it, so that it can be
 * seen and told from it; the rest of the room is shared out by time. Moments stay in their order.
 */
final class TimeAxis {
  private static final double APART = 15;

  private final double left;
  private final long[] times;
  private final double[] places;

  TimeAxis(Story story, double left, double width) {
    this.left = left;
    this.times = times(story);
    this.places = new double[times.length];
    double length = Math.max(1, times[times.length - 1]);
    double apart = Math.min(APART, 0.7 * width / times.length);
    double shared = width - apart * (times.length - 1);
    for (int i = 1; i < times.length; i++) {
      places[i] = places[i - 1] + apart + shared * (times[i] - times[i - 1]) / length;
    }
  }

  private static long[] times(Story story) {
    LongStream known =
        Stream.of(
                story.marks().stream().map(Story.Mark::at),
                story.spans().stream()
                    .filter(it -> it.kind() != Story.Kind.STALL)
                    .flatMap(it -> Stream.of(it.from(), it.to())),
                story.decisions().stream().map(Story.Decision::at))
            .flatMap(it -> it)
            .mapToLong(at -> Math.min(at, story.length()));
    return LongStream.concat(known, LongStream.of(0, Math.max(1, story.length())))
        .filter(at -> at >= 0)
        .sorted()
        .distinct()
        .toArray();
  }

  /** Return the place of a moment, in microseconds of the story. */
  double of(double micros) {
    double at = Math.max(0, Math.min(times[times.length - 1], micros));
    int found = Arrays.binarySearch(times, (long) at);
    int before = found >= 0 ? found : -found - 2;
    if (before >= times.length - 1) {
      return left + places[times.length - 1];
    }
    double part = (at - times[before]) / (times[before + 1] - times[before]);
    return left + places[before] + part * (places[before + 1] - places[before]);
  }

  /** Return the moment that lies at a share of the width, from 0 to 1. */
  double at(double share) {
    double place = share * places[places.length - 1];
    int i = 1;
    while (i < places.length - 1 && places[i] < place) {
      i++;
    }
    double part = (place - places[i - 1]) / (places[i] - places[i - 1]);
    return times[i - 1] + part * (times[i] - times[i - 1]);
  }
}
