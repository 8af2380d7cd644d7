package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Automaton;
import dev.goldenpath.rule.Breach;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Interest;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Stalls;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Universality: every moment of a kind is as it must be.
 *
 * @param once whether only the first such moment is judged
 * @param check makes a check for one stretch, with a memory of its own where it has one
 */
record Universal<T>(Element<T> element, boolean once, Supplier<Check<T>> check) implements Pattern {

  Universal(Element<T> element, Supplier<Check<T>> check) {
    this(element, false, check);
  }

  @Override
  public Automaton begin(Stalls stalls) {
    return new Checking<>(element, once, check.get(), stalls);
  }

  /** Something that is broken, unless the suite turns out to have stood still. */
  private record Suspicion(Breach breach, Mismatch.Timing timing) {}

  private static final class Checking<T> extends Automaton {
    private final Element<T> element;
    private final boolean once;
    private final Check<T> check;
    private final Stalls stalls;
    private final Deque<Suspicion> suspicions = new ArrayDeque<>(1);

    Checking(Element<T> element, boolean once, Check<T> check, Stalls stalls) {
      this.element = element;
      this.once = once;
      this.check = check;
      this.stalls = stalls;
      heeds(element.interest());
    }

    @Override
    protected void on(Moment moment) {
      Optional<T> subject = element.in(moment);
      if (subject.isPresent()) {
        judge(subject.get(), moment);
        if (once) {
          heeds(Interest.NONE);
        }
      }
    }

    private void judge(T subject, Moment moment) {
      Optional<Mismatch> wrong = check.of(subject);
      if (wrong.isPresent()) {
        Breach breach = breach(wrong.get(), subject, moment);
        wrong
            .get()
            .timing()
            .ifPresentOrElse(
                timing -> suspicions.add(new Suspicion(breach, timing)), () -> broken(breach));
      }
      settle();
    }

    /** What is suspected is still to be decided. */
    private void settle() {
      if (suspicions.isEmpty()) {
        kept();
      } else {
        owing();
      }
    }

    private Breach breach(Mismatch wrong, T subject, Moment moment) {
      Breach breach = wrong.with(element.before().apply(subject)).at(moment);
      return subject instanceof Call call ? breach.inRun(call.runId()) : breach;
    }

    /** A stall is noticed a moment after its end, so the clock decides what it may explain. */
    @Override
    protected long due() {
      return suspicions.isEmpty() ? NEVER : suspicions.peek().breach().decidedAt();
    }

    @Override
    public void tick(long nanos) {
      while (!suspicions.isEmpty() && suspicions.peek().breach().decidedAt() <= nanos) {
        decide(suspicions.remove());
      }
    }

    @Override
    public void end(Ending ending, long nanos) {
      while (!suspicions.isEmpty()) {
        decide(suspicions.remove());
      }
    }

    private void decide(Suspicion it) {
      long to = it.breach().decidedAt();
      if (stalls.mayExplain(it.timing().excess(), it.timing().from(), to)) {
        undecided("the suite itself stood still when it mattered: " + it.breach().seen());
      } else {
        broken(it.breach());
      }
      settle();
    }
  }
}
