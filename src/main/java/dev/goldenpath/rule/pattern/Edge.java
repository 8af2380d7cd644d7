package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Automaton;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Stalls;
import java.util.List;
import java.util.Optional;

/**
 * The first, or the last, of some moments is of a kind.
 *
 * @param among of which moments
 * @param first whether the first of them is meant, or the last
 */
record Edge(Element<?> among, Element<?> element, boolean first) implements Pattern {

  @Override
  public Automaton begin(Stalls stalls) {
    return first ? new First(this) : new Last(this);
  }

  private static final class First extends Automaton {
    private final Edge wanted;
    private boolean over;

    First(Edge wanted) {
      this.wanted = wanted;
    }

    @Override
    public void on(Moment moment) {
      if (over || !wanted.among.matches(moment)) {
        return;
      }
      over = true;
      if (wanted.element.matches(moment)) {
        keptForGood();
      } else {
        String name = wanted.element.name();
        broken(
            moment,
            name + " as the first " + wanted.among.name(),
            Element.tell(moment) + ", with no " + name + " before it",
            "look whether " + name + " is sent first, and whether anybody listens by then");
      }
    }
  }

  private static final class Last extends Automaton {
    private final Edge wanted;
    private Optional<Moment> last = Optional.empty();

    Last(Edge wanted) {
      this.wanted = wanted;
    }

    @Override
    public void on(Moment moment) {
      if (wanted.among.matches(moment)) {
        last = Optional.of(moment);
        if (wanted.element.matches(moment)) {
          kept();
        } else {
          owing();
        }
      }
    }

    @Override
    public void end(Ending ending, long nanos) {
      if (ending != Ending.GIVEN_UP) {
        last.filter(it -> !wanted.element.matches(it)).ifPresent(it -> other(it, nanos));
      }
    }

    private void other(Moment moment, long nanos) {
      broken(
          nanos,
          wanted.element.name() + " as the last " + wanted.among.name(),
          Element.tell(moment) + ", and none after it",
          "look for the path on which " + wanted.element.name() + " is not sent, or not last",
          List.of(moment.entry()));
    }
  }
}
