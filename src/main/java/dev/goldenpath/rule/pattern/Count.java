package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Automaton;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Interest;
import dev.goldenpath.rule.Standing;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Stalls;
import dev.goldenpath.wire.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Absence, existence and counting: so many moments of a kind, at least and at most.
 *
 * @param consecutive whether only those count that have no other event between them
 * @param by until when the least must have come; by the end of the stretch where it is empty
 * @param untilClosed whether it is given up where the socket closes
 * @param silence how the clock's decision is told; in general words where it is empty
 */
public record Count(
    Element<?> element,
    int least,
    int most,
    boolean consecutive,
    Optional<Deadline> by,
    boolean untilClosed,
    Optional<Supplier<Optional<Mismatch>>> silence)
    implements Pattern {

  private static final int SHOWN = 3;

  static Count of(Element<?> element, int least, int most) {
    return new Count(element, least, most, false, Optional.empty(), false, Optional.empty());
  }

  /** Count only those that follow each other, with no other event between them. */
  public Count inARow() {
    return new Count(element, least, most, true, by, untilClosed, silence);
  }

  /**
   * Want the least within a limit. Then the clock decides, or the closing of the socket; that the
   * scenario is over decides nothing.
   */
  public Count by(LongSupplier from, Duration limit, String since) {
    Deadline deadline = new Deadline(from, limit, since);
    return new Count(
        element, least, most, consecutive, Optional.of(deadline), untilClosed, silence);
  }

  /** Let the clock alone decide: that the socket closes decides nothing. */
  public Count whileOpen() {
    return new Count(element, least, most, consecutive, by, true, silence);
  }

  /**
   * Tell the clock's decision in these words, or let it pass where there are none; that the socket
   * closes decides nothing then.
   */
  public Count silence(Supplier<Optional<Mismatch>> words) {
    return new Count(element, least, most, consecutive, by, true, Optional.of(words));
  }

  @Override
  public Automaton begin(Stalls stalls) {
    return new Counter(this, stalls);
  }

  private String wanted() {
    String row = consecutive ? " in a row" : "";
    if (most == 0) {
      return "no " + element.name();
    }
    if (least == most || least == 1 && most == Integer.MAX_VALUE) {
      return (least == 1 ? "" : least + " ") + element.name() + row;
    }
    String most = this.most == 1 ? "one" : String.valueOf(this.most);
    return (least > 0 ? "at least " + least : "at most " + most) + " " + element.name() + row;
  }

  private static final class Counter extends Automaton {
    private final Count wanted;
    private final Stalls stalls;
    private final List<Entry> shown = new ArrayList<>();
    private Optional<Moment> last = Optional.empty();
    private int count;
    private boolean enough;

    Counter(Count wanted, Stalls stalls) {
      this.wanted = wanted;
      this.stalls = stalls;
      this.enough = wanted.least == 0;
      stand();
    }

    @Override
    protected void on(Moment moment) {
      if (wanted.element.matches(moment)) {
        count(moment);
      } else if (wanted.consecutive && moment.event().isPresent()) {
        count = 0;
        shown.clear();
      }
      last = Optional.of(moment);
      stand();
    }

    private void count(Moment moment) {
      count++;
      if (count > wanted.most) {
        broken(moment, wanted.wanted(), ordinal() + Element.tell(moment), hintAgainst(), before());
        return;
      }
      shown.add(moment.entry());
      if (!enough && count >= wanted.least) {
        enough = true;
        if (wanted.by.isPresent()) {
          inTime(wanted.by.get(), moment);
        }
      }
    }

    private void inTime(Deadline limit, Moment moment) {
      if (limit.isDoubtful(moment.at().nanos()) && told("", "").isPresent()) {
        undecided(limit.doubt(wanted.element.name()));
      }
    }

    private Entry[] before() {
      return shown.subList(Math.max(0, shown.size() - SHOWN), shown.size()).toArray(Entry[]::new);
    }

    private String ordinal() {
      if (wanted.most == 0) {
        return "";
      }
      return wanted.most == 1 ? "a second " : "number " + count + ": ";
    }

    private void stand() {
      if (!enough) {
        owing();
      } else if (wanted.most == Integer.MAX_VALUE) {
        become(Standing.KEPT);
      } else if (last.isPresent()) {
        kept();
      }
      heeds(heededNow());
    }

    /** Any moment shows that it holds so far, parts a row, or is told as the last that came. */
    private Interest heededNow() {
      if (state() == Standing.KEPT) {
        return Interest.NONE;
      }
      boolean untold = enough && (last.isEmpty() || state() == Standing.OPEN);
      boolean tellsLast = !enough && wanted.silence.isEmpty();
      return untold || tellsLast || wanted.consecutive ? Interest.ALL : wanted.element.interest();
    }

    @Override
    protected long due() {
      return enough || wanted.by.isEmpty() ? NEVER : wanted.by.get().at(stalls);
    }

    @Override
    public void tick(long nanos) {
      lacking(wakeAt(), wanted.by.map(Deadline::words).orElse(""), "");
    }

    @Override
    public void end(Ending ending, long nanos) {
      boolean closed = ending == Ending.SOCKET_CLOSED && !wanted.untilClosed;
      boolean over = ending == Ending.SCENARIO_OVER && wanted.by.isEmpty();
      if (!enough && (closed || over || ending == Ending.PART_OVER)) {
        lacking(nanos, "", closed ? ", and the socket is closed" : "");
      }
    }

    private void lacking(long nanos, String limit, String more) {
      enough = true;
      told(limit, more)
          .ifPresent(it -> broken(nanos, it.expected(), it.seen(), it.hint(), it.before()));
      heeds(heededNow());
    }

    private Optional<Mismatch> told(String limit, String more) {
      return wanted.silence.map(Supplier::get).orElseGet(() -> Optional.of(inGeneral(limit, more)));
    }

    private Mismatch inGeneral(String limit, String more) {
      String seen = last.map(it -> "nothing after " + Element.tell(it)).orElse("nothing");
      return new Mismatch(
          wanted.wanted() + limit,
          (count == 0 ? "" : "only " + count + "; ") + seen + more,
          "look for the path on which " + wanted.element.name() + " is not sent",
          last.map(Moment::entry).map(List::of).orElse(List.of()),
          Optional.empty());
    }

    private String hintAgainst() {
      return wanted.most == 0
          ? "look what sends it there"
          : "look for a second place that sends it, or for an event sent twice";
    }
  }
}
