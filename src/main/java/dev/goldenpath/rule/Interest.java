package dev.goldenpath.rule;

import dev.goldenpath.event.EventType;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.MomentKind;
import dev.goldenpath.wire.Entry;
import java.util.Arrays;
import java.util.List;

/**
 * Which kinds of moment something is about: all others change nothing for it, and are not shown.
 *
 * @param kinds a bit for each, by its place in {@link MomentKind}
 */
public record Interest(int kinds) {
  private static final List<MomentKind> KINDS = List.of(MomentKind.values());

  public static final Interest NONE = new Interest(0);
  public static final Interest ALL = in(KINDS);
  public static final Interest EVENTS =
      Arrays.stream(EventType.values()).map(Interest::in).reduce(NONE, Interest::or);

  /** Return that in the events of some types. */
  public static Interest in(EventType... types) {
    return in(Arrays.stream(types).map(MomentKind::of).toList());
  }

  /** Return that in the entries of a class. */
  public static Interest in(Class<? extends Entry> entries) {
    int kinds = 0;
    for (MomentKind kind : KINDS) {
      if (kind.isOf(entries)) {
        kinds |= bit(kind);
      }
    }
    return new Interest(kinds);
  }

  private static Interest in(List<MomentKind> kinds) {
    return new Interest(kinds.stream().mapToInt(Interest::bit).reduce(0, (a, b) -> a | b));
  }

  private static int bit(MomentKind kind) {
    return 1 << kind.ordinal();
  }

  public Interest or(Interest other) {
    int both = kinds | other.kinds;
    return both == kinds ? this : both == other.kinds ? other : new Interest(both);
  }

  public boolean includes(Moment moment) {
    return (kinds & bit(moment.kind())) != 0;
  }
}
