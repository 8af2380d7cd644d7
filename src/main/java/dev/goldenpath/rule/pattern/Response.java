package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Automaton;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Stalls;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Response: every trigger is followed by an answer.
 *
 * @param sharing how many of those that wait one answer serves
 * @param key by what they belong together; a trigger without it can't be answered
 * @param limit how long after its trigger an answer may come
 * @param end what the answer must come before; where that never comes, nothing is decided
 * @param owed how it is told what a trigger wants; in general words where it is empty
 * @param hint what to try where a trigger has no answer
 */
public record Response(
    Element<?> trigger,
    Element<?> answer,
    Sharing sharing,
    Optional<Key> key,
    Optional<Duration> limit,
    Optional<Element<?>> end,
    Optional<Function<Moment, String>> owed,
    Function<Moment, String> hint)
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
        Optional.empty(),
        asked -> "look for the path on which no " + answer.name() + " is sent");
  }

  public Response withTheSame(Key other) {
    return new Response(trigger, answer, sharing, Optional.of(other), limit, end, owed, hint);
  }

  /** Want the answer within a limit, counted from its trigger. */
  public Response within(Duration other) {
    return new Response(trigger, answer, sharing, key, Optional.of(other), end, owed, hint);
  }

  /** Want the answer before a moment; where that never comes, nothing is decided. */
  @Override
  public Response before(Element<?> other) {
    return new Response(trigger, answer, sharing, key, limit, Optional.of(other), owed, hint);
  }

  /** Tell in these words what is owed to a trigger. */
  public Response owing(Function<Moment, String> words) {
    return new Response(trigger, answer, sharing, key, limit, end, Optional.of(words), hint);
  }

  /** Try this where a trigger has no answer. */
  public Response trying(Function<Moment, String> words) {
    return new Response(trigger, answer, sharing, key, limit, end, owed, words);
  }

  @Override
  public Automaton begin(Stalls stalls) {
    return new Debts(this, stalls);
  }

  Optional<String> keyOf(Moment moment) {
    return key.isEmpty() ? Optional.of("") : key.get().in(moment);
  }

  String wanted(Moment asked) {
    return owed.map(words -> words.apply(asked)).orElseGet(() -> inGeneral(asked));
  }

  private String inGeneral(Moment asked) {
    return (sharing == Sharing.ONLY_ONE ? "one " : "")
        + answer.name()
        + key.map(it -> " with " + it.name() + " " + it.in(asked).orElse("")).orElse("")
        + " for "
        + Element.tell(asked)
        + end.map(it -> ", before " + it.name()).orElse("");
  }
}
