package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Automaton;
import dev.goldenpath.rule.Breach;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Interest;
import dev.goldenpath.rule.Standing;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Stalls;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A pattern that is wanted in the parts of a scope alone. */
record Scoped(Pattern pattern, Scope scope) implements Pattern {

  @Override
  public Automaton begin(Stalls stalls) {
    return new ScopedAutomaton(this, stalls);
  }

  private static final class ScopedAutomaton extends Automaton {
    private final Scoped wanted;
    private final Stalls stalls;
    private final UnaryOperator<Breach> worded = this::worded;
    private Optional<Automaton> part = Optional.empty();
    private Optional<Moment> opening = Optional.empty();
    private boolean exercised;
    private boolean done;

    ScopedAutomaton(Scoped wanted, Stalls stalls) {
      this.wanted = wanted;
      this.stalls = stalls;
      if (wanted.scope.begin().isEmpty()) {
        open(Optional.empty());
      }
      heeds(interestNow());
    }

    @Override
    protected void on(Moment moment) {
      if (part.isPresent() && wanted.scope.ends(moment)) {
        close(part.get(), moment);
      } else {
        if (part.isPresent()) {
          part.get().take(moment);
        }
        look();
      }
      if (part.isEmpty() && wanted.scope.begins(moment)) {
        open(Optional.of(moment));
      }
      heeds(interestNow());
    }

    private Interest interestNow() {
      return part.isPresent()
          ? part.get().interest().or(wanted.scope.endInterest())
          : wanted.scope.beginInterest();
    }

    private void open(Optional<Moment> moment) {
      opening = moment;
      part = Optional.of(wanted.pattern.begin(stalls));
      look();
    }

    private void close(Automaton over, Moment end) {
      boolean onlyByTheEnd = !over.isBroken();
      over.end(Ending.PART_OVER, end.at().nanos());
      part = Optional.empty();
      dueAt(NEVER);
      done = !wanted.scope.again();
      take(
          over,
          breach ->
              worded(breach)
                  .decidedBy(
                      end, breach.seen() + (onlyByTheEnd ? " until " + Element.tell(end) : "")));
    }

    /** Take over where the part stands, unless that counts only when its end comes. */
    private void look() {
      dueAt(part.isPresent() ? part.get().wakeAt() : NEVER);
      if (part.isPresent() && !wanted.scope.onlyIfEnded()) {
        take(part.get(), worded);
      }
    }

    /** What holds in one part may still be broken in the next. */
    private void take(Automaton it, UnaryOperator<Breach> words) {
      follow(it, words);
      exercised |= it.state() != Standing.NOT_EXERCISED;
      if (exercised && (part.isEmpty() || it.state() != Standing.OPEN)) {
        boolean forGood = done || (!wanted.scope.again() && it.state() == Standing.KEPT);
        become(forGood ? Standing.KEPT : Standing.KEPT_SO_FAR);
      }
    }

    private Breach worded(Breach breach) {
      Breach scoped = breach.expecting(breach.expected() + wanted.scope.words(opening));
      return opening.map(moment -> scoped.after(moment.entry())).orElse(scoped);
    }

    @Override
    public void tick(long nanos) {
      part.ifPresent(it -> it.tickIfDue(nanos));
      look();
      heeds(interestNow());
    }

    @Override
    public void end(Ending ending, long nanos) {
      part.ifPresent(it -> it.end(ending, nanos));
      look();
    }
  }
}
