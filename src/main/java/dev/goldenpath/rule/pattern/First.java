package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Automaton;
import dev.goldenpath.rule.State;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Stalls;
import java.util.Optional;

/** The first moment of a kind is as it must be; those after it are not judged. */
record First<T>(Element<T> among, Check<T> check) implements Pattern {

  static First<Moment> isOf(Element<?> among, Element<?> element) {
    return new First<>(Element.moments(among), moment -> other(moment, among, element));
  }

  private static Optional<Mismatch> other(Moment moment, Element<?> among, Element<?> element) {
    String name = element.name();
    return element.matches(moment)
        ? Mismatch.none()
        : Mismatch.of(
            name + " as the first " + among.name(),
            Element.tell(moment) + ", with no " + name + " before it",
            "look whether " + name + " is sent first, and whether anybody listens by then");
  }

  @Override
  public Automaton begin(Stalls stalls) {
    return new Automaton() {
      @Override
      public void on(Moment moment) {
        if (state() == State.NOT_EXERCISED) {
          among.in(moment).ifPresent(subject -> judge(subject, moment));
        }
      }

      private void judge(T subject, Moment moment) {
        keptForGood();
        check.of(subject).ifPresent(wrong -> broken(wrong.at(moment)));
      }
    };
  }
}
