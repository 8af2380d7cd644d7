package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Automaton;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Interest;
import dev.goldenpath.rule.Standing;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Stalls;
import java.util.List;

/** Several patterns, all of them wanted. */
record All(List<Pattern> patterns) implements Pattern {

  All {
    patterns = List.copyOf(patterns);
  }

  @Override
  public Automaton begin(Stalls stalls) {
    Automaton[] parts = new Automaton[patterns.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = patterns.get(i).begin(stalls);
    }
    return new Together(parts);
  }

  private static final class Together extends Automaton {
    private final Automaton[] parts;

    Together(Automaton... parts) {
      this.parts = parts;
      look();
    }

    @Override
    protected void on(Moment moment) {
      for (Automaton part : parts) {
        part.take(moment);
      }
      look();
    }

    @Override
    public void tick(long nanos) {
      for (Automaton part : parts) {
        part.tickIfDue(nanos);
      }
      look();
    }

    @Override
    public void end(Ending ending, long nanos) {
      for (Automaton part : parts) {
        if (!part.isBroken()) {
          part.end(ending, nanos);
        }
      }
      look();
    }

    private void look() {
      boolean open = false;
      boolean exercised = false;
      boolean forGood = true;
      long due = NEVER;
      Interest interest = Interest.NONE;
      for (Automaton part : parts) {
        follow(part);
        open |= part.state() == Standing.OPEN;
        exercised |= part.state() != Standing.NOT_EXERCISED;
        forGood &= part.state() == Standing.KEPT;
        due = Math.min(due, part.wakeAt());
        interest = interest.or(part.interest());
      }
      become(together(open, exercised, forGood));
      dueAt(due);
      heeds(interest);
    }

    private static Standing together(boolean open, boolean exercised, boolean forGood) {
      if (open) {
        return Standing.OPEN;
      }
      if (!exercised) {
        return Standing.NOT_EXERCISED;
      }
      return forGood ? Standing.KEPT : Standing.KEPT_SO_FAR;
    }
  }
}
