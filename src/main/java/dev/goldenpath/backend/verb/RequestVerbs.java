package dev.goldenpath.backend.verb;

import static dev.goldenpath.backend.seam.Behaviours.admitting;
import static dev.goldenpath.backend.seam.Behaviours.all;
import static dev.goldenpath.backend.seam.Behaviours.examining;
import static dev.goldenpath.backend.seam.Behaviours.naming;
import static dev.goldenpath.backend.seam.Behaviours.overlapping;
import static dev.goldenpath.backend.seam.Behaviours.performing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Door;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Overlap;
import dev.goldenpath.backend.seam.Refusal;
import dev.goldenpath.backend.seam.Run;
import dev.goldenpath.backend.seam.RunRequest;
import dev.goldenpath.backend.seam.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Verbs that take or refuse execute requests otherwise, and that name runs and own threads. */
final class RequestVerbs {

  static final Map<String, Verb> ALL =
      Map.of(
          "accept", RequestVerbs::accept,
          "refuse", RequestVerbs::refuse,
          "overlap", RequestVerbs::overlap,
          "run-refused", RequestVerbs::runRefused,
          "name-runs", RequestVerbs::nameRuns,
          "open-threads", RequestVerbs::openThreads,
          "give-threads", RequestVerbs::giveThreads);

  /** Doors by name. */
  static final Map<String, Door> DOORS = Map.of("execute", Door.EXECUTE, "socket", Door.SOCKET);

  private static final Map<String, Overlap> OVERLAPS =
      Map.of(
          "parallel", Overlap.PARALLEL,
          "queue", Overlap.QUEUE,
          "reject", Overlap.REJECT,
          "interrupt", Overlap.INTERRUPT);

  private static final Map<String, BiPredicate<JsonNode, Run>> COMPANY =
      Map.of(
          "thread", (body, run) -> body.path("thread_id").asText().equals(run.threadId()),
          "user", (body, run) -> body.at("/user_context/user_id").asText().equals(run.user().id()));

  private static final String LAST = "the-last";

  private RequestVerbs() {}

  /** Let pass what is refused with one of the {@code codes}, up to so many {@code characters}. */
  private static Behaviour accept(Parameters given) {
    List<String> codes = given.texts("codes");
    int most = given.number("characters", Integer.MAX_VALUE);
    return examining(
        (user, body, next) ->
            next.apply(body)
                .filter(
                    refusal ->
                        !codes.contains(refusal.code())
                            || body.path("message").asText().length() > most));
  }

  /**
   * Refuse good requests, with a {@code status}, {@code code} and {@code message}: by what they
   * say, those {@code without} a field, those in a thread that has had one ({@code again}), those
   * {@code beside} a run of their {@code thread} or {@code user}; and of those the {@code first} so
   * many, or {@code every} nth.
   */
  private static Behaviour refuse(Parameters given) {
    Refusal plain = Refusal.of(given.number("status"), given.text("code"), given.text("message"));
    int wait = given.number("retry-after", 0);
    Refusal refusal = wait == 0 ? plain : plain.retryAfter(wait);
    Predicate<JsonNode> which = requests(given);
    return examining(
        (user, body, next) ->
            next.apply(body).or(() -> Optional.of(refusal).filter(it -> which.test(body))));
  }

  /** Take requests {@code as} if the backend meant runs at once in one thread otherwise. */
  private static Behaviour overlap(Parameters given) {
    return overlapping(given.choice("as", OVERLAPS));
  }

  private static Predicate<JsonNode> requests(Parameters given) {
    Predicate<JsonNode> company = company(given);
    Predicate<String> messages = Filters.messages(given);
    String without = given.text("without", "");
    boolean again = given.flag("again");
    int first = given.number("first", Integer.MAX_VALUE);
    int every = given.number("every", 1);
    Set<String> threads = ConcurrentHashMap.newKeySet();
    AtomicInteger count = new AtomicInteger();
    return body ->
        messages.test(body.path("message").asText())
            && !body.has(without)
            && company.test(body)
            && (!again || !threads.add(body.path("thread_id").asText()))
            && count.incrementAndGet() <= first
            && count.get() % every == 0;
  }

  private static Predicate<JsonNode> company(Parameters given) {
    if (!given.has("beside")) {
      return body -> true;
    }
    BiPredicate<JsonNode, Run> which = given.choice("beside", COMPANY);
    return body -> given.history().underWay().stream().anyMatch(run -> which.test(body, run));
  }

  /** Refuse what is refused with a {@code code}, and run it all the same. */
  private static Behaviour runRefused(Parameters given) {
    String code = given.text("code");
    return examining(
        (user, body, next) -> {
          Optional<Refusal> refusal = next.apply(body);
          if (refusal.filter(it -> it.code().equals(code)).isPresent()) {
            given.history().inside().launch(user, RunRequest.of(body, Optional.empty()));
          }
          return refusal;
        });
  }

  /**
   * Make the {@code id} of a run of its {@code thread}, {@code message}, {@code count}, {@code
   * now}.
   */
  private static Behaviour nameRuns(Parameters given) {
    Template id = Template.of(given.text("id"));
    AtomicInteger count = new AtomicInteger();
    return naming(
        request -> {
          ObjectNode names = Json.object();
          names.put("thread", request.threadId()).put("message", request.message());
          names.put("count", count.incrementAndGet()).put("now", System.currentTimeMillis());
          Scope scope = Scope.of(given.history(), names, Optional.empty());
          return id.in(scope).orElseThrow().asText();
        });
  }

  /** Open threads to everybody, at one {@code door} or at every one. */
  private static Behaviour openThreads(Parameters given) {
    Set<Door> doors =
        given.has("door") ? Set.of(given.choice("door", DOORS)) : Set.copyOf(DOORS.values());
    return admitting((user, thread, door, next) -> next.getAsBoolean() || doors.contains(door));
  }

  /** Give a thread {@code to} the user of the last request in it, or of the run under way. */
  private static Behaviour giveThreads(Parameters given) {
    boolean last = given.text("to").equals(LAST);
    Map<String, User> owners = new ConcurrentHashMap<>();
    return all(
        admitting(
            (user, thread, door, next) -> {
              if (door == Door.EXECUTE) {
                owners.merge(thread, user, (before, now) -> last ? now : before);
              }
              return owners.getOrDefault(thread, user).equals(user);
            }),
        performing(
            (run, narrator, next) ->
                next.get()
                    .whenComplete(
                        (answer, failure) ->
                            owners.computeIfPresent(
                                run.threadId(), (thread, owner) -> last ? owner : null))));
  }
}
