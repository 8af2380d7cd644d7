package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Automaton;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Stalls;
import java.util.List;
import java.util.Optional;

/** The last of some moments is of a kind. */
record LastOf(Element<?> among, Element<?> element) implements Pattern {

  @Override
  public Automaton begin(Stalls stalls) {
    return new Automaton() {
      private Optional<Moment> last = Optional.empty();

      {
        heeds(among.interest());
      }

      @Override
      protected void on(Moment moment) {
        if (among.matches(moment)) {
          last = Optional.of(moment);
          if (element.matches(moment)) {
            kept();
          } else {
            owing();
          }
        }
      }

      @Override
      public void end(Ending ending, long nanos) {
        if (ending != Ending.GIVEN_UP) {
          last.filter(it -> !element.matches(it)).ifPresent(it -> other(it, nanos));
        }
      }

      private void other(Moment moment, long nanos) {
        broken(
            nanos,
            element.name() + " as the last " + among.name(),
            Element.tell(moment) + ", and none after it",
            "look for the path on which " + element.name() + " is not sent, or not last",
            List.of(moment.entry()));
      }
    };
  }
}
