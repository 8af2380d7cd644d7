package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Automaton;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Stalls;
import dev.goldenpath.wire.Entry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Response: every trigger is followed by an answer.
 *
 * @param sharing how many of those that wait one answer serves
 * @param key by what they belong together
 * @param limit how long after its trigger an answer may come
 * @param before what the answer must come before; where that never comes, nothing is decided
 * @param owed how an answer is told that a trigger wants; in general words where it is empty
 */
public record Response(
    Element<?> trigger,
    Element<?> answer,
    Sharing sharing,
    Optional<Key> key,
    Optional<Duration> limit,
    Optional<Element<?>> before,
    Optional<Function<Moment, String>> owed)
    implements Pattern {

  /** How many of those that wait for an answer with their key one answer serves. */
  public enum Sharing {
    /** All of them. */
    ALL,
    /** The oldest of them, and with it all that wait for longer, whatever their keys. */
    UP_TO_ITS_OWN,
    /** The oldest of them; more answers may come. */
    ONE,
    /** The oldest of them; no more may come. */
    ONLY_ONE
  }

  static Response of(Element<?> trigger, Element<?> answer, Sharing sharing) {
    return new Response(
        trigger,
        answer,
        sharing,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public Response withTheSame(Key other) {
    return new Response(trigger, answer, sharing, Optional.of(other), limit, before, owed);
  }

  /** Want the answer within a limit, counted from its trigger. */
  public Response within(Duration other) {
    return new Response(trigger, answer, sharing, key, Optional.of(other), before, owed);
  }

  /** Want the answer before a moment; where that never comes, nothing is decided. */
  @Override
  public Response before(Element<?> end) {
    return new Response(trigger, answer, sharing, key, limit, Optional.of(end), owed);
  }

  /** Tell in these words what is owed to a trigger. */
  public Response owing(Function<Moment, String> words) {
    return new Response(trigger, answer, sharing, key, limit, before, Optional.of(words));
  }

  @Override
  public Automaton begin(Stalls stalls) {
    return new Owed(this, stalls);
  }

  private Optional<String> keyOf(Moment moment) {
    return key.isEmpty() ? Optional.of("") : key.get().in(moment);
  }

  private String wanted(Moment asked) {
    return owed.map(words -> words.apply(asked)).orElseGet(() -> inGeneral(asked));
  }

  private String inGeneral(Moment asked) {
    String with =
        key.map(it -> " with " + it.name() + " " + it.in(asked).orElse("(none)")).orElse("");
    return (sharing == Sharing.ONLY_ONE ? "one " : "")
        + answer.name()
        + with
        + " for "
        + Element.tell(asked)
        + before.map(end -> ", before " + end.name()).orElse("");
  }

  /** A trigger that has no answer yet, with what came first after it. */
  private record Debt(Moment asked, List<Entry> since) {
    private static final int SHOWN = 2;

    void note(Moment moment) {
      if (since.size() < SHOWN) {
        since.add(moment.entry());
      }
    }

    Entry[] witnesses() {
      List<Entry> all = new ArrayList<>(List.of(asked.entry()));
      all.addAll(since);
      return all.toArray(Entry[]::new);
    }
  }

  private static final class Owed extends Automaton {
    private final Response wanted;
    private final Stalls stalls;
    private final Map<String, Deque<Debt>> open = new LinkedHashMap<>();
    private final Map<String, Moment> answered = new HashMap<>();

    Owed(Response wanted, Stalls stalls) {
      this.wanted = wanted;
      this.stalls = stalls;
    }

    @Override
    public void on(Moment moment) {
      if (wanted.answer.matches(moment)) {
        wanted.keyOf(moment).ifPresent(key -> answer(key, moment));
      }
      if (wanted.before.filter(end -> end.matches(moment)).isPresent()) {
        oldest().ifPresent(debt -> tooLate(debt, moment));
      }
      debts().forEach(debt -> debt.note(moment));
      if (wanted.trigger.matches(moment)) {
        ask(moment);
      }
    }

    private void ask(Moment moment) {
      Optional<String> key = wanted.keyOf(moment);
      if (key.isEmpty()) {
        String name = wanted.key.map(Key::name).orElse("");
        broken(
            moment,
            name + " in " + wanted.trigger.name(),
            Element.tell(moment) + " has none",
            "look where " + wanted.trigger.name() + " is made");
      } else {
        open.computeIfAbsent(key.get(), it -> new ArrayDeque<>())
            .add(new Debt(moment, new ArrayList<>()));
        owing();
      }
    }

    private void answer(String key, Moment moment) {
      Deque<Debt> debts = open.getOrDefault(key, new ArrayDeque<>());
      if (!debts.isEmpty()) {
        doubt(debts.peek(), moment);
        settle(debts);
        answered.put(key, moment);
        oldest().ifPresentOrElse(debt -> owing(), this::kept);
      } else if (wanted.sharing == Sharing.ONLY_ONE && answered.containsKey(key)) {
        again(answered.get(key), moment);
      }
    }

    private void settle(Deque<Debt> debts) {
      long own = debts.remove().asked().at().seq();
      if (wanted.sharing == Sharing.ALL) {
        debts.clear();
      } else if (wanted.sharing == Sharing.UP_TO_ITS_OWN) {
        open.values().forEach(it -> it.removeIf(debt -> debt.asked().at().seq() < own));
      }
    }

    private void again(Moment first, Moment moment) {
      broken(
          moment,
          "one " + wanted.answer.name() + " for each " + wanted.trigger.name(),
          "a second " + Element.tell(moment),
          "look for a second path that sends it, or for an event sent twice",
          first.entry());
    }

    private void tooLate(Debt debt, Moment end) {
      broken(
          end,
          wanted.wanted(debt.asked()),
          Element.tell(end),
          "look for the path on which no " + wanted.answer.name() + " is sent",
          debt.witnesses());
    }

    private void doubt(Debt debt, Moment answer) {
      deadline(debt)
          .filter(it -> it.isDoubtful(answer.at().nanos()))
          .ifPresent(it -> undecided(it.doubt(wanted.answer.name())));
    }

    private Optional<Deadline> deadline(Debt debt) {
      return wanted.limit.map(limit -> new Deadline(debt.asked().at().nanos(), limit, ""));
    }

    private List<Debt> debts() {
      return open.values().stream().flatMap(Deque::stream).toList();
    }

    private Optional<Debt> oldest() {
      return debts().stream().min(Comparator.comparingLong(debt -> debt.asked().at().seq()));
    }

    @Override
    protected long due() {
      return wanted.limit.isEmpty()
          ? NEVER
          : oldest().flatMap(this::deadline).map(it -> it.at(stalls)).orElse(NEVER);
    }

    @Override
    public void tick(long nanos) {
      Debt debt = oldest().orElseThrow();
      unanswered(debt, wakeAt(), deadline(debt).map(Deadline::words).orElse(""), "none");
    }

    @Override
    public void end(Ending ending, long nanos) {
      boolean decided = wanted.before.isEmpty() && ending != Ending.GIVEN_UP;
      boolean timed = wanted.limit.isPresent() && ending == Ending.SCENARIO_OVER;
      if (decided && !timed) {
        String closed = ending == Ending.SOCKET_CLOSED ? "none, and the socket is closed" : "none";
        oldest().ifPresent(debt -> unanswered(debt, nanos, "", closed));
      }
    }

    private void unanswered(Debt debt, long nanos, String limit, String seen) {
      broken(
          nanos,
          wanted.wanted(debt.asked()) + limit,
          seen,
          "look for the path on which no " + wanted.answer.name() + " is sent",
          List.of(debt.asked().entry()));
    }
  }
}
