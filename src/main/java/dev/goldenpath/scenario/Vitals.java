package dev.goldenpath.scenario;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.setting.Target;
import dev.goldenpath.setting.TokenTransport;
import dev.goldenpath.wire.Transcript;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What is known over all scenarios of whether the target lives: that it accepts requests, tells of
 * runs, and ends them.
 *
 * <p>Where several scenarios have waited in vain for one of these and none has ever seen it, or
 * many have since one did, nobody waits for it again: what needs it is blocked. Runs that never end
 * are left once they are quiet. Safe for any number of threads.
 */
final class Vitals {
  /**
   * So many scenarios must have waited in vain: one could be about a fault of its own, two could
   * share it.
   */
  static final int WITNESSES = 3;

  /**
   * So many must have where it was seen before: a target that stands still for seconds comes back,
   * one that has died or hangs does not.
   */
  static final int WITNESSES_OF_DEATH = 12;

  /** A sign of life that scenarios wait for. */
  enum Sign {
    SOCKET("opens a socket", Clause.CONN_1),
    GREETING("greets a socket", Clause.CONN_2),
    ACCEPTANCE("accepts a good request", Clause.HTTP_3, Clause.HTTP_1),
    FIRST_EVENT("tells any event of a run", Clause.TIME_4, Clause.HTTP_1),
    PROMPTNESS("tells the first event of a run in time", Clause.TIME_4),
    END("ends a run", Clause.TIME_4, Clause.ORDER_3);

    private final String words;
    private final Clause clause;
    private final Set<Clause> wanting;

    Sign(String words, Clause clause, Clause... others) {
      this.words = words;
      this.clause = clause;
      this.wanting = EnumSet.of(clause, others);
    }

    /** Return the signs without which nothing shows a clause. */
    static Sign[] of(Clause clause) {
      return Stream.of(values()).filter(sign -> sign.wanting.contains(clause)).toArray(Sign[]::new);
    }

    /** Return whether what is missing breaks one of these clauses. */
    boolean isWantedBy(Set<Clause> clauses) {
      return wanting.stream().anyMatch(clauses::contains);
    }
  }

  private final Map<Sign, Long> seenAt = new EnumMap<>(Sign.class);
  private final Map<Sign, Set<String>> missed = new EnumMap<>(Sign.class);
  private final Map<TokenTransport, Integer> refusals = new EnumMap<>(TokenTransport.class);
  private final Set<TokenTransport> taken = EnumSet.noneOf(TokenTransport.class);
  private final EndlessRuns endless = new EndlessRuns();
  private final Set<Clause> judgedLate = EnumSet.noneOf(Clause.class);
  private final Set<Transcript> waiting = ConcurrentHashMap.newKeySet();

  /** Wake whoever waits on that transcript, whenever a sign is given up. */
  void listen(Transcript transcript) {
    waiting.add(transcript);
  }

  void forget(Transcript transcript) {
    waiting.remove(transcript);
  }

  /** Note that a sign was seen: what was missed until now was a scenario's own. */
  synchronized void saw(Sign sign) {
    seenAt.put(sign, System.nanoTime());
    missed.remove(sign);
  }

  /** Note whether a good token that travelled so has opened a socket. */
  synchronized void tried(TokenTransport way, boolean opened) {
    if (opened) {
      taken.add(way);
    } else {
      refusals.merge(way, 1, Integer::sum);
    }
  }

  /**
   * Return how to open a socket: the target's own way first, then the other that it takes. A way
   * that never worked is left out where the other one does.
   */
  synchronized List<TokenTransport> ways(Target target) {
    List<TokenTransport> ways =
        Stream.concat(Stream.of(target.wsToken()), Stream.of(TokenTransport.values()))
            .distinct()
            .filter(target::takes)
            .toList();
    List<TokenTransport> working = ways.stream().filter(way -> !isDead(way)).toList();
    return working.stream().anyMatch(taken::contains) ? working : ways;
  }

  private boolean isDead(TokenTransport way) {
    return !taken.contains(way) && refusals.getOrDefault(way, 0) >= WITNESSES;
  }

  EndlessRuns endless() {
    return endless;
  }

  /**
   * Return whether runs are known to begin in time. Where none ever was, one that is silent may
   * just be late: it is listened to until its end is due, before its silence says anything.
   */
  synchronized boolean isPrompt() {
    return seenAt.containsKey(Sign.PROMPTNESS);
  }

  /** Note that a scenario whose runs began late has judged these clauses all the same. */
  synchronized void judgedLate(Set<Clause> clauses) {
    judgedLate.addAll(clauses);
  }

  /** Return whether late runs have shown all that they can of these clauses. */
  synchronized boolean isJudgedLate(Set<Clause> about) {
    return !about.isEmpty() && judgedLate.containsAll(about);
  }

  /**
   * Note that a scenario has waited for a sign in vain. Where another has seen it meanwhile, that
   * says nothing of the target as a whole.
   */
  void missed(Sign sign, String place, Duration waited) {
    boolean given;
    synchronized (this) {
      long now = System.nanoTime();
      if (seenAt.containsKey(sign) && now - seenAt.get(sign) < waited.toNanos()) {
        return;
      }
      Set<String> witnesses = missed.computeIfAbsent(sign, key -> new LinkedHashSet<>());
      given = witnesses.add(place) && witnesses.size() == needed(sign);
    }
    if (given) {
      waiting.forEach(Transcript::nudge);
    }
  }

  /** Return why nobody waits for a sign any more; empty while there is hope. */
  synchronized Optional<String> givenUp(Sign sign) {
    Set<String> witnesses = missed.getOrDefault(sign, Set.of());
    return witnesses.size() < needed(sign)
        ? Optional.empty()
        : Optional.of(
            "the target %s %s (%s), as seen in %s"
                .formatted(
                    seenAt.containsKey(sign) ? "no longer" : "never",
                    sign.words,
                    sign.clause.id(),
                    String.join(", ", witnesses.stream().limit(WITNESSES).toList())));
  }

  private int needed(Sign sign) {
    return seenAt.containsKey(sign) ? WITNESSES_OF_DEATH : WITNESSES;
  }
}
