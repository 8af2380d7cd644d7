package dev.goldenpath.rule;

import dev.goldenpath.event.EventType;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.PlainBreaks;
import dev.goldenpath.timeline.Run;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Comparison;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Stamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Judge what is relative (TRUE-5, CONN-7, ISO-3): a run and its control differ in one thing, so
 * what only one of them breaks is that thing's doing.
 *
 * <p>A metamorphic relation: the verdict on the control is the measure, whatever it is. Nothing is
 * said where the control has not come to its end, or breaks the same clause; nor where a run of any
 * scenario that is asked for no other tools breaks it without that thing; nor, of a run beside
 * another, where those alone in their scenarios break it about as often.
 */
final class Comparisons {
  private static final Set<Clause.Family> COMPARABLE =
      Set.of(
          Clause.Family.HTTP,
          Clause.Family.EVENT,
          Clause.Family.ORDER,
          Clause.Family.PAIR,
          Clause.Family.TRUE);

  private final Timeline timeline;
  private final Hindsight hindsight;
  private final Function<Violation, String> rule;

  /**
   * Compare the runs of a scenario.
   *
   * @param hindsight told what may turn out to be chance: what befalls other runs as often
   * @param rule which rule of its clause has found a violation: another's break is another
   */
  Comparisons(Timeline timeline, Hindsight hindsight, Function<Violation, String> rule) {
    this.timeline = timeline;
    this.hindsight = hindsight;
    this.rule = rule;
  }

  /** Return what a violation says of the one thing in which its run differs from its control. */
  Optional<Violation> of(Violation violation, Collection<Violation> known) {
    return callOf(violation)
        .flatMap(
            call ->
                call.request()
                    .comparison()
                    .filter(comparison -> isComparable(violation, comparison))
                    .filter(comparison -> !isCutShort(violation) && !isUnaddressed(call, violation))
                    .filter(comparison -> !isOfTheSocket(violation, known))
                    .filter(comparison -> isHarmed(violation, comparison))
                    .filter(comparison -> isKeptByControl(comparison, violation, known))
                    .filter(comparison -> !isBrokenWithout(comparison, violation, call, known))
                    .map(comparison -> harm(violation, comparison, call)));
  }

  private boolean mayBeChance(
      Violation violation, Comparison.Difference difference, Set<String> tools) {
    return difference == Comparison.Difference.RUN_BESIDE
        ? plainBreaks().isAsCommonAlone(rule.apply(violation), tools)
        : plainBreaks().isFlickering(rule.apply(violation), difference);
  }

  /** Note what a run has broken, for others that are held against it. */
  void note(Violation violation) {
    callOf(violation)
        .filter(call -> isComparable(violation.clause()))
        .ifPresent(
            call ->
                plainBreaks()
                    .broke(
                        rule.apply(violation),
                        isBeforeTools(violation) ? Set.of() : toolsOf(call),
                        timeline.nameOf(call),
                        momentOf(violation, call)));
  }

  /** What an answer or a run's beginning shows is the same for all tools. */
  private boolean isBeforeTools(Violation violation) {
    List<Entry> shown = violation.witnesses();
    return !shown.isEmpty() && isBeforeTools(shown.get(shown.size() - 1));
  }

  private boolean isBeforeTools(Entry shown) {
    return shown instanceof Entry.HttpRequest
        || shown instanceof Entry.HttpResponse
        || Moment.of(shown, timeline.moments()).stream()
            .anyMatch(
                moment ->
                    moment.is(EventType.AGENT_STARTED) || moment.is(EventType.AGENT_THINKING));
  }

  private static Instant momentOf(Violation violation, Call call) {
    Stamp asked = call.request().at();
    return asked.wall().plusNanos(violation.decidedAt() - asked.nanos());
  }

  /** Return whether runs that are asked for no more break the clause without the one thing too. */
  private boolean isBrokenWithout(
      Comparison comparison, Violation violation, Call call, Collection<Violation> known) {
    boolean isKnown =
        comparison.difference() == Comparison.Difference.RUN_BESIDE
            ? plainBreaks().isKnownOfLonely(rule.apply(violation), toolsOf(call))
                || isBrokenHere(violation, call, known)
            : plainBreaks().isKnown(rule.apply(violation), toolsOf(call));
    return isKnown || mayBeChance(violation, comparison.difference(), toolsOf(call));
  }

  private PlainBreaks plainBreaks() {
    return timeline.ledger().plainBreaks();
  }

  /** What leads to a control in the scenario is alone in it, like the control. */
  private boolean isBrokenHere(Violation violation, Call call, Collection<Violation> known) {
    return known.stream()
        .filter(other -> isOfTheSameRule(other, violation))
        .flatMap(other -> callOf(other).stream())
        .filter(other -> other.request().comparison().isEmpty())
        .anyMatch(other -> toolsOf(call).containsAll(toolsOf(other)));
  }

  static Set<String> toolsOf(Call call) {
    return call.agentRequest().map(request -> Set.copyOf(request.allowedTools())).orElse(Set.of());
  }

  private static boolean isComparable(Violation violation, Comparison comparison) {
    Clause clause = violation.clause();
    // TRUE-3 holds two runs against each other itself; which is the second says nothing.
    return clause != clauseOf(comparison.difference())
        && clause != Clause.TRUE_3
        && isComparable(clause);
  }

  private static boolean isComparable(Clause clause) {
    return COMPARABLE.contains(clause.family()) || clause == Clause.TIME_4;
  }

  /** What is not there because the backend has closed the socket, the close's own clause tells. */
  private boolean isCutShort(Violation violation) {
    return violation
        .slice()
        .socket()
        .flatMap(timeline::socket)
        .flatMap(Socket::closed)
        .filter(closed -> closed.at().nanos() <= violation.decidedAt())
        .isPresent();
  }

  /** A run that its socket no longer serves owes its silence to no other thing. */
  private static boolean isOfTheSocket(Violation violation, Collection<Violation> known) {
    return known.stream()
        .filter(other -> other.clause() == Clause.CONN_4)
        .anyMatch(other -> other.slice().run().equals(violation.slice().run()));
  }

  /** What tells no run's id is EVENT-0's, and of several runs it can't be known whose it was. */
  private boolean isUnaddressed(Call call, Violation violation) {
    return timeline.moments().stream()
        .filter(moment -> moment.at().seq() > call.request().at().seq())
        .filter(moment -> moment.at().nanos() <= violation.decidedAt())
        .flatMap(moment -> moment.event().stream())
        .anyMatch(event -> event.type().isOfRun() && event.runId().isEmpty());
  }

  /** What had ended before the unreadable message was sent has come to no harm by it. */
  private boolean isHarmed(Violation violation, Comparison comparison) {
    return comparison.difference() != Comparison.Difference.UNREADABLE_MESSAGE
        || timeline.moments().stream()
            .map(moment -> moment.entry())
            .filter(Entry.Sent.class::isInstance)
            .map(Entry.Sent.class::cast)
            .anyMatch(sent -> !sent.readable() && sent.at().nanos() <= violation.decidedAt());
  }

  private boolean isKeptByControl(
      Comparison comparison, Violation violation, Collection<Violation> known) {
    Optional<Call> control = timeline.call(comparison.control());
    return control.filter(call -> hasEnded(call, violation)).isPresent()
        && known.stream()
            .filter(other -> isOfTheSameRule(other, violation))
            .noneMatch(other -> callOf(other).equals(control));
  }

  private boolean isOfTheSameRule(Violation one, Violation other) {
    return rule.apply(one).equals(rule.apply(other));
  }

  private boolean hasEnded(Call control, Violation violation) {
    if (violation.clause().family() == Clause.Family.HTTP) {
      return control.response().isPresent();
    }
    return control
        .runId()
        .flatMap(timeline::run)
        .map(timeline::slicesOf)
        .filter(slices -> slices.stream().anyMatch(slice -> slice.terminal().isPresent()))
        .isPresent();
  }

  Optional<Call> callOf(Violation violation) {
    return violation
        .slice()
        .call()
        .flatMap(timeline::call)
        .or(() -> violation.slice().run().flatMap(timeline::run).flatMap(Run::call));
  }

  private Violation harm(Violation violation, Comparison comparison, Call call) {
    Violation harm = harm(violation, comparison);
    hindsight.leaveOpen(harm, () -> mayBeChance(violation, comparison.difference(), toolsOf(call)));
    return harm;
  }

  private static Violation harm(Violation violation, Comparison comparison) {
    String id = violation.clause().id();
    return new Violation(
        clauseOf(comparison.difference()),
        switch (comparison.difference()) {
          case WORDS -> "a run like any other, whatever words the message holds";
          case UNREADABLE_MESSAGE -> "a run that goes on after a message that can't be read";
          case RUN_BESIDE -> "a run that keeps its promises beside another";
        },
        id
            + switch (comparison.difference()) {
              case WORDS -> " is broken with the words in the message, and kept without them: ";
              case UNREADABLE_MESSAGE -> " is broken after it, and kept before: ";
              case RUN_BESIDE -> " is broken beside another run, and kept by a run alone: ";
            }
            + violation.seen(),
        hint(comparison.difference()),
        violation.witnesses(),
        violation.decidedAt(),
        violation.slice());
  }

  private static Clause clauseOf(Comparison.Difference difference) {
    return switch (difference) {
      case WORDS -> Clause.TRUE_5;
      case UNREADABLE_MESSAGE -> Clause.CONN_7;
      case RUN_BESIDE -> Clause.ISO_3;
    };
  }

  static String hint(Comparison.Difference difference) {
    return switch (difference) {
      case WORDS -> "look for a branch on the message's words: a mock, a demo mode";
      case UNREADABLE_MESSAGE ->
          "look what the socket's handler does when it can't parse a message";
      case RUN_BESIDE ->
          "look for state that runs share: a field of the agent, a variable outside the run";
    };
  }
}
