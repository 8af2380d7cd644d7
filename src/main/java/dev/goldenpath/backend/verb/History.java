package dev.goldenpath.backend.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Call;
import dev.goldenpath.backend.seam.Event;
import dev.goldenpath.backend.seam.Reply;
import dev.goldenpath.backend.seam.Run;
import dev.goldenpath.backend.seam.Socket;
import dev.goldenpath.backend.seam.User;
import dev.goldenpath.backend.seam.Workings;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What has happened at a backend, for verbs that act by it.
 *
 * <p>It stands outside of all verbs, so that one of them hides nothing from it that others need.
 */
public final class History implements Behaviour {

  /**
   * A run that has told something.
   *
   * @param inThread its number in its user's thread, from 1
   * @param ofUser its number among its user's runs
   * @param user its user's number, by the order of first runs
   */
  record Begun(Run run, Instant first, int inThread, int ofUser, int user) {}

  private final Instant start = Instant.now();
  private final Map<Integer, Begun> runs = new ConcurrentHashMap<>();
  private final Map<Integer, Run> underWay = new ConcurrentHashMap<>();
  private final Map<Object, Run> newest = new ConcurrentHashMap<>();
  private final Map<Object, AtomicInteger> counts = new ConcurrentHashMap<>();
  private final Map<User, Integer> users = new ConcurrentHashMap<>();
  private final Map<Object, String> firstSockets = new ConcurrentHashMap<>();
  private final Map<Object, String> secrets = new ConcurrentHashMap<>();
  private volatile @Nullable Workings workings;

  @Override
  public void attach(Workings inside) {
    workings = inside;
  }

  Workings inside() {
    return Objects.requireNonNull(workings, "used before the backend was built");
  }

  @Override
  public CompletionStage<Reply> answer(Call call, Function<Call, CompletionStage<Reply>> next) {
    if (call.isTo(Call.EXECUTE)) {
      call.bearerToken().ifPresent(token -> keep(token, call.header("authorization").orElse("")));
    } else if (call.isTo(Call.LOGIN)) {
      secrets.put("password", call.json().path("password").asText());
    }
    return next.apply(call);
  }

  private void keep(String token, String authorization) {
    Jwt.claimed(token)
        .ifPresent(
            user -> {
              secrets.put(key(user, "token"), token);
              secrets.put(key(user, "authorization"), authorization);
            });
  }

  @Override
  public void greet(Socket socket, ObjectNode welcome, Consumer<ObjectNode> next) {
    firstSockets.putIfAbsent(key(socket.user(), socket.threadId()), socket.connectionId());
    next.accept(welcome);
  }

  @Override
  public void emit(Event event, Consumer<Event> next) {
    Run run = event.run();
    runs.computeIfAbsent(run.ordinal(), ordinal -> begin(run, event.timestamp()));
    if (event.isLast()) {
      underWay.remove(run.ordinal());
    }
    next.accept(event);
  }

  private Begun begin(Run run, Instant first) {
    underWay.put(run.ordinal(), run);
    newest.put("of all", run);
    newest.put(run.user(), run);
    newest.put(threadOf(run), run);
    int user = users.computeIfAbsent(run.user(), it -> next("users"));
    return new Begun(run, first, next(threadOf(run)), next(run.user()), user);
  }

  private int next(Object counter) {
    return counts.computeIfAbsent(counter, it -> new AtomicInteger()).incrementAndGet();
  }

  /** Give the key of a user's thread. */
  static Object threadOf(Run run) {
    return key(run.user(), run.threadId());
  }

  /** Give a key for what is one user's: a thread, a secret. */
  private static Object key(User user, String what) {
    return user.id() + " " + what;
  }

  Instant start() {
    return start;
  }

  /** Tell whether a run has begun in such a way. */
  boolean knows(Run run, Predicate<Begun> how) {
    return begun(run).filter(how).isPresent();
  }

  Optional<Begun> begun(Run run) {
    return Optional.ofNullable(runs.get(run.ordinal()));
  }

  boolean isNewestInThread(Run run) {
    Run last = newest.get(threadOf(run));
    return last != null && last.ordinal() == run.ordinal();
  }

  /** Tell whether a socket was the first on its user's thread. */
  boolean isFirst(Socket socket) {
    String first = firstSockets.get(key(socket.user(), socket.threadId()));
    return socket.connectionId().equals(first);
  }

  /** Tell whether a user was the first to have a run. */
  boolean isFirst(User user) {
    return users.getOrDefault(user, 0) == 1;
  }

  Collection<Run> underWay() {
    return underWay.values();
  }

  /** Give the newest run of all. */
  Optional<Run> newest() {
    return Optional.ofNullable(newest.get("of all"));
  }

  /** Give the newest run of somebody else. */
  Optional<Run> newestOfOthers(User user) {
    return latest(newest.values(), run -> !run.user().equals(user));
  }

  /** Give another run of the same user that is under way, the newest first. */
  Optional<Run> overlapping(Run run) {
    return latest(underWay(), it -> it.user().equals(run.user()) && it.ordinal() != run.ordinal());
  }

  private static Optional<Run> latest(Collection<Run> runs, Predicate<Run> which) {
    return runs.stream().filter(which).max(Comparator.comparingInt(Run::ordinal));
  }

  /** Give a secret that came with the user's last call that had one, else with anyone's. */
  Optional<String> secret(Optional<User> user, String name) {
    return user.map(it -> secrets.get(key(it, name)))
        .or(() -> Optional.ofNullable(secrets.get(name)))
        .filter(it -> !it.isEmpty());
  }

  /** Do something later, or at once where the time is 0, unless the backend has stopped by then. */
  void later(long millis, Runnable action) {
    if (millis == 0) {
      action.run();
    } else {
      inside().later(millis, action);
    }
  }
}
