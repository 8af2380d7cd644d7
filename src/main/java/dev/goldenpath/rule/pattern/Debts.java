package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Automaton;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Interest;
import dev.goldenpath.rule.pattern.Response.Sharing;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Stalls;
import dev.goldenpath.wire.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The triggers of a {@link Response} that have no answer yet. */
final class Debts extends Automaton {

  /** One of them, with what came first after it. */
  private record Debt(Moment asked, String key, List<Entry> shown) {
    private static final int MOST = 3;

    void note(Moment moment) {
      if (shown.size() < MOST) {
        shown.add(moment.entry());
      }
    }
  }

  private record Answered(Moment asked, Moment answer) {}

  private final Response wanted;
  private final Stalls stalls;
  private final List<Debt> open = new ArrayList<>();
  private final Map<String, Answered> answered = new HashMap<>();

  Debts(Response wanted, Stalls stalls) {
    this.wanted = wanted;
    this.stalls = stalls;
    heeds(heededNow());
  }

  /** What comes first after a trigger is shown, whatever it is. */
  private Interest heededNow() {
    if (!open.isEmpty()) {
      return Interest.ALL;
    }
    return wanted.sharing() == Sharing.ONLY_ONE
        ? wanted.trigger().interest().or(wanted.answer().interest())
        : wanted.trigger().interest();
  }

  @Override
  protected void on(Moment moment) {
    if (wanted.answer().matches(moment)) {
      wanted.keyOf(moment).ifPresent(key -> answer(key, moment));
    }
    if (!open.isEmpty() && wanted.end().isPresent() && wanted.end().get().matches(moment)) {
      Debt debt = open.get(0);
      broken(
          moment,
          wanted.wanted(debt.asked()),
          Element.tell(moment),
          wanted.hint().apply(debt.asked()),
          debt.shown().toArray(Entry[]::new));
    }
    for (Debt debt : open) {
      debt.note(moment);
    }
    if (wanted.trigger().matches(moment)) {
      wanted.keyOf(moment).ifPresentOrElse(key -> ask(key, moment), () -> keyless(moment));
    }
    heeds(heededNow());
  }

  private void ask(String key, Moment moment) {
    open.add(new Debt(moment, key, new ArrayList<>(List.of(moment.entry()))));
    owing();
  }

  private void keyless(Moment moment) {
    String name = wanted.key().map(Key::name).orElse("");
    broken(
        moment,
        name + " in " + wanted.trigger().name(),
        Element.tell(moment) + " has none",
        "look where " + wanted.trigger().name() + " is made");
  }

  private void answer(String key, Moment moment) {
    Optional<Debt> oldest = open.stream().filter(debt -> debt.key().equals(key)).findFirst();
    if (oldest.isPresent()) {
      deadline(oldest.get())
          .filter(limit -> limit.isDoubtful(moment.at().nanos()))
          .ifPresent(limit -> undecided(limit.doubt(wanted.answer().name())));
      answered.put(key, new Answered(oldest.get().asked(), moment));
      settle(oldest.get());
    } else if (wanted.sharing() == Sharing.ONLY_ONE && answered.containsKey(key)) {
      again(answered.get(key), moment);
    }
  }

  private void settle(Debt oldest) {
    int place = open.indexOf(oldest);
    open.remove(place);
    if (wanted.sharing() == Sharing.ALL) {
      open.removeIf(debt -> debt.key().equals(oldest.key()));
    } else if (wanted.sharing() == Sharing.UP_TO_ITS_OWN) {
      open.subList(0, place).clear();
    }
    if (open.isEmpty()) {
      kept();
    }
  }

  private void again(Answered first, Moment moment) {
    broken(
        moment,
        wanted.wanted(first.asked()),
        "a second " + Element.tell(moment),
        "look for a second path that sends it, or for an event sent twice",
        first.answer().entry());
  }

  private Optional<Deadline> deadline(Debt debt) {
    return wanted.limit().map(limit -> new Deadline(() -> debt.asked().at().nanos(), limit, ""));
  }

  @Override
  protected long due() {
    return wanted.limit().isEmpty() || open.isEmpty()
        ? NEVER
        : deadline(open.get(0)).orElseThrow().at(stalls);
  }

  @Override
  public void tick(long nanos) {
    unanswered(wakeAt(), deadline(open.get(0)).map(Deadline::words).orElse(""), "none");
  }

  @Override
  public void end(Ending ending, long nanos) {
    boolean timed = wanted.limit().isPresent() && ending == Ending.SCENARIO_OVER;
    if (!open.isEmpty() && wanted.end().isEmpty() && ending != Ending.GIVEN_UP && !timed) {
      unanswered(
          nanos, "", ending == Ending.SOCKET_CLOSED ? "none, and the socket is closed" : "none");
    }
  }

  private void unanswered(long nanos, String limit, String seen) {
    Moment asked = open.get(0).asked();
    broken(
        nanos,
        wanted.wanted(asked) + limit,
        seen,
        wanted.hint().apply(asked),
        List.of(asked.entry()));
  }
}
