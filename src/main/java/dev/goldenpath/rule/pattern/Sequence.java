package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Automaton;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Stalls;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A chain: of several kinds, the first of each comes in this order.
 *
 * @param complete whether all of them must come
 */
record Sequence(List<Element<?>> elements, boolean complete) implements Pattern {

  Sequence {
    elements = List.copyOf(elements);
  }

  @Override
  public Automaton begin(Stalls stalls) {
    return new Links(this);
  }

  private static final class Links extends Automaton {
    private final Sequence wanted;
    private int reached;

    Links(Sequence wanted) {
      this.wanted = wanted;
      stand();
    }

    @Override
    public void on(Moment moment) {
      if (reached < wanted.elements.size() && wanted.elements.get(reached).matches(moment)) {
        reached++;
        stand();
      } else {
        ahead(moment);
      }
    }

    /** Break it where a later one of the chain has come before the next. */
    private void ahead(Moment moment) {
      wanted.elements.stream()
          .skip(reached)
          .filter(element -> element.matches(moment))
          .findFirst()
          .ifPresent(
              later ->
                  broken(
                      moment,
                      next() + " before the first " + later.name(),
                      Element.tell(moment) + ", with no " + next() + " before it",
                      "look whether "
                          + next()
                          + " is sent at all, and whether events are reordered on their way to the"
                          + " socket"));
    }

    private String next() {
      return wanted.elements.get(reached).name();
    }

    private void stand() {
      if (reached == wanted.elements.size()) {
        keptForGood();
      } else if (wanted.complete) {
        owing();
      } else if (reached > 0) {
        kept();
      }
    }

    @Override
    public void end(Ending ending, long nanos) {
      if (wanted.complete && reached < wanted.elements.size() && ending != Ending.GIVEN_UP) {
        String all =
            wanted.elements.stream().map(Element::name).collect(Collectors.joining(", then "));
        broken(
            nanos,
            all,
            "no " + next(),
            "look for the path on which " + next() + " is not sent",
            List.of());
      }
    }
  }
}
