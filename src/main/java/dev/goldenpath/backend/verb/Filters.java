package dev.goldenpath.backend.verb;

import dev.goldenpath.backend.seam.Event;
import dev.goldenpath.backend.seam.Run;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** Which messages, runs and events a verb is about, by its parameters; all of them without any. */
final class Filters {

  private static final int LAST_ASCII = 127;

  private Filters() {}

  /**
   * By what a message says: {@code word} (that it holds, in any case), {@code exactly}, {@code
   * beyond-ascii}, {@code longer-than} (in characters).
   */
  static Predicate<String> messages(Parameters given) {
    String word = given.text("word", "");
    String exactly = given.text("exactly", "");
    boolean beyondAscii = given.flag("beyond-ascii");
    int longerThan = given.number("longer-than", -1);
    return text ->
        text.toLowerCase(Locale.ROOT).contains(word)
            && (exactly.isEmpty() || text.strip().equalsIgnoreCase(exactly))
            && (!beyondAscii || text.chars().anyMatch(c -> c > LAST_ASCII))
            && text.length() > longerThan;
  }

  /**
   * By its message; by its number from 1, as {@code run} in its user's thread or one {@code
   * from-run} on, as {@code users-run} of its user, {@code after} so many of the backend, or the
   * first of {@code every} so many; by its {@code user}'s number; {@code overlapping} another of
   * its user; {@code superseded} in its thread by a newer one.
   */
  static Predicate<Run> runs(Parameters given) {
    History history = given.history();
    Predicate<String> messages = messages(given);
    Predicate<Run> which = run -> messages.test(run.request().message());
    which = with(which, given, "run", n -> run -> history.knows(run, it -> it.inThread() == n));
    which =
        with(which, given, "from-run", n -> run -> history.knows(run, it -> it.inThread() >= n));
    which = with(which, given, "users-run", n -> run -> history.knows(run, it -> it.ofUser() == n));
    which = with(which, given, "user", n -> run -> history.knows(run, it -> it.user() == n));
    which = with(which, given, "after", n -> run -> run.ordinal() > n);
    which = with(which, given, "every", n -> run -> run.ordinal() % n == 1);
    if (given.flag("overlapping")) {
      which = which.and(run -> history.overlapping(run).isPresent());
    }
    return given.flag("superseded") ? which.and(run -> !history.isNewestInThread(run)) : which;
  }

  /**
   * By its run; by its type as {@code event}, or some types, {@code tool} for both of a tool and
   * {@code last} for both that end a run, of its own agent or of {@code nested} ones, or by those;
   * by its {@code tool}; that it {@code has} a field, or that one is {@code empty}; of a tool that
   * took over {@code slower-than-ms}; and of those the {@code nth} of its run, or all up to the
   * {@code first} so many.
   */
  static Predicate<Event> events(Parameters given) {
    List<String> types = given.texts("event");
    List<String> tools = given.texts("tool");
    String has = given.text("has", "");
    String empty = given.text("empty", "");
    boolean nested = given.flag("nested");
    Predicate<Run> runs = runs(given);
    Predicate<Event> which =
        event ->
            isToldBy(event, nested, types)
                && (types.isEmpty() || types.stream().anyMatch(type -> isOf(event, type)))
                && (tools.isEmpty() || event.isOfTool() && tools.contains(event.toolName()))
                && !event.data().at(has).isMissingNode()
                && (empty.isEmpty() || event.data().at(empty).isEmpty())
                && runs.test(event.run());
    which =
        with(
            which,
            given,
            "slower-than-ms",
            n -> event -> event.data().path("execution_time").asDouble() > n / 1e3);
    int to = given.number("first", given.number("nth", 0));
    return to == 0 ? which : numbered(which, given.number("nth", 1), to);
  }

  private static Predicate<Event> numbered(Predicate<Event> which, int from, int to) {
    Map<Integer, AtomicInteger> counts = new ConcurrentHashMap<>();
    return which.and(
        event -> {
          AtomicInteger count =
              counts.computeIfAbsent(event.run().ordinal(), run -> new AtomicInteger());
          int number = count.incrementAndGet();
          return number >= from && number <= to;
        });
  }

  private static <T> Predicate<T> with(
      Predicate<T> which, Parameters given, String name, IntFunction<Predicate<T>> more) {
    return given.has(name) ? which.and(more.apply(given.number(name))) : which;
  }

  /** A run's begin and end are its own agent's, where nested ones are not asked for. */
  private static boolean isToldBy(Event event, boolean nested, List<String> types) {
    boolean either = types.isEmpty() || event.isOfTool() || event.is(Event.THINKING);
    return nested ? event.nested() : either || !event.nested();
  }

  private static boolean isOf(Event event, String type) {
    return switch (type) {
      case "tool" -> event.isOfTool();
      case "last" -> event.is(Event.ANSWERED) || event.is(Event.FAILED);
      default -> event.is(type);
    };
  }
}
