package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Automaton;
import dev.goldenpath.rule.Interest;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Stalls;
import java.util.List;

/** Precedence chain: the first of each comes in this order, as far as they come. */
record Chain(List<Element<?>> elements) implements Pattern {

  Chain {
    elements = List.copyOf(elements);
  }

  @Override
  public Automaton begin(Stalls stalls) {
    return new LinksSoFar(elements);
  }

  private static final class LinksSoFar extends Automaton {
    private final List<Element<?>> elements;
    private int known;

    LinksSoFar(List<Element<?>> elements) {
      this.elements = elements;
      heeds(heededNow());
    }

    /** Two have an order; where all have come, what comes again changes nothing. */
    private Interest heededNow() {
      return elements.size() < 2
          ? Interest.NONE
          : elements.subList(known, elements.size()).stream()
              .<Interest>map(Element::interest)
              .reduce(Interest.NONE, Interest::or);
    }

    @Override
    protected void on(Moment moment) {
      for (int later = known + 1; later < elements.size(); later++) {
        if (elements.get(later).matches(moment)) {
          broken(new Precedence(elements.get(later), elements.get(known)).without("", moment));
          return;
        }
      }
      if (elements.get(known).matches(moment)) {
        known++;
        if (known > 1) {
          kept();
        }
        heeds(heededNow());
      }
    }
  }
}
