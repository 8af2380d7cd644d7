package dev.goldenpath.backend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.Client.Person;
import dev.goldenpath.backend.RunJudge.Asked;
import dev.goldenpath.backend.seam.Overlap;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Uses a backend in every way that matters, and says which clauses it broke. It is what tells that
 * the healthy backend and its variants are well, and that each defect shows; it shares nothing with
 * the suite's own rules.
 */
final class Inspection {

  private static final String EXECUTE = "/api/v1/chat/agents/execute";

  private static final long QUIET_MILLIS = 3_500;

  /** What large events are filled with; not worth searching. */
  private static final String PADDING = "y".repeat(1000);

  private static final Pattern SECRET_SHAPES =
      Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.|\\tat |\\\\tat |Traceback|\\n    at |\\\\n    at ");

  private final ReferenceBackend backend;
  private final Client client;
  private final Complaints complaints;
  private final long limitMillis;
  private final List<Tap> taps = new CopyOnWriteArrayList<>();
  private final List<Asked> runs = new CopyOnWriteArrayList<>();
  private final Map<String, List<String>> bodies = new HashMap<>();
  private final Map<Tap, Integer> judged = new HashMap<>();
  private final Set<String> connections = new HashSet<>();
  private Person ada;
  private Person ben;
  private final String home = Client.newThread();
  private final String bensHome = Client.newThread();

  Inspection(ReferenceBackend backend, Complaints complaints, Duration limit) {
    this.backend = backend;
    this.client = new Client(backend);
    this.complaints = complaints;
    this.limitMillis = limit.toMillis();
  }

  /**
   * Look at everything.
   *
   * @param clause what is looked at first; empty for no such wish
   */
  void inspect(String clause) {
    ada = client.login("ada");
    ben = client.login("ben");
    health();
    Tap tap = open(ada, home);
    open(ada, home);
    open(ben, bensHome);
    if (backend.overlap() != Overlap.PARALLEL) {
      judged(() -> turns(backend.overlap()));
      return;
    }
    Stream.of(
            new Step(() -> golden(tap)),
            new Step(this::failing, "EVENT-6", "ORDER-3", "TRUE-4"),
            new Step(this::delegating, "ORDER-4"),
            new Step(this::ways, "HTTP-2", "PAIR-3"),
            new Step(this::bens, "ISO-1", "ISO-2"),
            new Step(this::loginAfterAnothersRun, "ISO-2"),
            new Step(this::overlapping, "ISO-3"),
            new Step(this::words, "TRUE-5"),
            new Step(this::many, "CONN-4", "HTTP-5"),
            new Step(this::slow, "PAIR-4"),
            new Step(this::closing, "CONN-8"),
            new Step(() -> conversation(tap), "CONN-6", "CONN-7"),
            new Step(this::refusals, "HTTP-4"),
            new Step(this::badTokens, "CONN-1", "CONN-3", "HTTP-4"),
            new Step(this::foreignThread, "ISO-4"),
            new Step(this::quiet, "CONN-4"))
        .sorted(Comparator.comparing(step -> !step.clauses().contains(clause)))
        .forEach(step -> judged(step.look()));
  }

  /** A look at the backend, where breaks of such clauses show. */
  private record Step(Runnable look, List<String> clauses) {
    Step(Runnable look, String... clauses) {
      this(look, List.of(clauses));
    }
  }

  private void judged(Runnable step) {
    step.run();
    judge();
  }

  private void health() {
    HttpResponse<String> health = client.get("/health");
    JsonNode body = Client.json(health);
    complaints.unless(health.statusCode() == 200, "HTTP-1", health.statusCode());
    complaints.unless(body.path("status").asText().equals("healthy"), "HTTP-1", body);
    JsonNode available = body.at("/agents/available");
    complaints.unless(available.isMissingNode() || available.isBoolean(), "HTTP-1", body);
  }

  // Sockets

  private Tap open(Person person, String thread) {
    return greeted(connect(person, thread, false));
  }

  private Tap connect(Person person, String thread, boolean subprotocol) {
    long start = System.nanoTime();
    try {
      Tap tap = client.tap(person, thread, subprotocol).join();
      complaints.unless(System.nanoTime() - start < 5e9, "CONN-1", "connecting");
      taps.add(tap);
      return tap;
    } catch (CompletionException refused) {
      complaints.unless(false, "CONN-1", refused.getCause());
      throw new Broken();
    }
  }

  /** The inspection cannot go on. */
  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private Tap greeted(Tap tap) {
    complaints.unless(
        tap.awaitAnything(limitMillis) && !tap.frames().isEmpty(), "CONN-2", "silent");
    if (tap.frames().isEmpty()) {
      throw new Broken();
    }
    JsonNode welcome = tap.frames().get(0).json();
    JsonNode data = welcome.path("data");
    complaints.unless(
        welcome.path("type").asText().equals("connection_established"), "CONN-2", welcome);
    complaints.unless(data.has("user_id") || !welcome.has("user_id"), "EVENT-7", welcome);
    complaints.unless(data.path("user_id").asText().equals(tap.person.id()), "CONN-2", welcome);
    complaints.unless(connections.add(data.path("connection_id").asText()), "CONN-2", welcome);
    complaints.unless(RunJudge.isId(data.path("connection_id")), "CONN-2", welcome);
    return tap;
  }

  // Runs

  private Asked run(Person person, String thread, String message, String... tools) {
    return run(person, thread, message, body -> {}, tools);
  }

  private Asked run(
      Person person, String thread, String message, Consumer<ObjectNode> edit, String... tools) {
    ObjectNode body = Client.request(person, thread, message, tools);
    edit.accept(body);
    Instant sent = Instant.now();
    HttpResponse<String> response = client.execute(person, body.toString());
    delivered(person, response);
    JsonNode reply = Client.json(response);
    complaints.unless(
        response.statusCode() == 202 || response.statusCode() == 200,
        "HTTP-3",
        response.statusCode() + " " + reply);
    complaints.unless(Duration.between(sent, Instant.now()).toMillis() < 5000, "HTTP-3", "slow");
    complaints.unless(reply.path("thread_id").asText().equals(thread), "HTTP-3", reply);
    complaints.unless(reply.path("agent_type").asText().equals("data_helper"), "HTTP-3", reply);
    complaints.unless(reply.path("status").asText().equals("accepted"), "HTTP-3", reply);
    complaints.unless(RunJudge.isId(reply.path("run_id")), "HTTP-3", reply);
    String id = reply.path("run_id").asText();
    complaints.unless(runs.stream().noneMatch(r -> r.runId().equals(id)), "HTTP-5", id);
    Asked asked =
        new Asked(
            id,
            person,
            thread,
            message,
            tools.length == 0 ? List.of("get_current_time", "echo_tool") : List.of(tools),
            body.at("/agent_config/max_iterations").asInt(5),
            List.of(tools).contains("failing_tool"),
            sent);
    runs.add(asked);
    return asked;
  }

  private void finish(Asked asked) {
    for (Tap tap : listening(asked)) {
      complaints.unless(
          tap.awaitFrame(f -> isEnd(f, tap, asked), limitMillis),
          "TIME-4",
          "no end of " + asked.tools() + ", closed " + tap.closeCode());
      complaints.unless(tap.closeCode() == 0, "CONN-4", "closed " + tap.closeCode());
    }
  }

  private void finished(Person person, String thread, String message, String... tools) {
    finish(run(person, thread, message, tools));
  }

  private List<Tap> listening(Asked asked) {
    return taps.stream()
        .filter(t -> t.person.equals(asked.person()) && t.thread.equals(asked.thread()))
        .toList();
  }

  private static boolean isOf(Tap.Frame frame, Asked asked) {
    return frame.json().path("run_id").asText().equals(asked.runId());
  }

  /** Whether it is the end of the run that it names, and not of an agent nested in that. */
  private static boolean isEnd(Tap.Frame frame, Tap tap, Asked asked) {
    return isOf(frame, asked)
        && isEnd(frame)
        && !NestedJudge.isNested(
            frame, tap.frames().stream().filter(it -> isOf(it, asked)).toList());
  }

  private static boolean isEnd(Tap.Frame frame) {
    return frame.type().equals("agent_completed") || frame.type().equals("agent_error");
  }

  private static String nonce() {
    return "nonce-" + UUID.randomUUID();
  }

  private void golden(Tap tap) {
    String message = nonce() + " Grüße no no \"quoted\" A/Z\nwait 0.6 seconds";
    Asked asked = run(ada, home, message, "wait_tool", "echo_tool", "get_current_time");
    Duration answered = Duration.between(asked.sent(), Instant.now());
    complaints.unless(answered.toMillis() < 600, "HTTP-3", "waited for the run");
    finish(asked);
    finished(ada, home, message, "get_current_time", "echo_tool");
  }

  private void bens() {
    finished(ben, bensHome, nonce());
    String elsewhere = Client.newThread();
    open(ben, elsewhere);
    finished(ben, elsewhere, nonce());
    finished(ben, elsewhere, "wait 0.6 seconds " + nonce(), "wait_tool");
    refused(home, b -> b.put("message", " "), 400);
  }

  private void loginAfterAnothersRun() {
    finished(ada, home, nonce(), "echo_tool");
    String grant = client.grant("ben").body();
    complaints.unless(!grant.contains(ada.id()), "ISO-2", "login: " + grant);
  }

  private void ways() {
    finished(ada, home, nonce(), "echo_tool");
    finish(run(ada, home, nonce(), body -> {}));
    Consumer<ObjectNode> once = b -> b.withObject("/agent_config").put("max_iterations", 1);
    finish(
        run(
            ada,
            home,
            "wait 0.1 s " + nonce(),
            once,
            "echo_tool",
            "get_current_time",
            "wait_tool"));
    String large = nonce();
    finished(ada, home, large + "é".repeat((65_536 - large.length()) / 2), "echo_tool");
  }

  private void overlapping() {
    String other = Client.newThread();
    open(ada, other);
    List<Asked> together = new ArrayList<>();
    for (String thread : List.of(home, home, other)) {
      together.add(run(ada, thread, "wait 0.3 seconds " + nonce(), "wait_tool", "echo_tool"));
    }
    together.add(run(ben, bensHome, "wait 0.3 seconds " + nonce(), "wait_tool", "echo_tool"));
    together.forEach(this::finish);
  }

  /** All else is looked at where runs go on beside each other. */
  private void turns(Overlap overlap) {
    String thread = Client.newThread();
    String other = Client.newThread();
    Tap tap = open(ada, thread);
    open(ada, other);
    Asked first = run(ada, thread, "wait 0.5 seconds " + nonce(), "wait_tool", "echo_tool");
    tap.awaitFrame(f -> isOf(f, first) && f.type().equals("tool_executing"), limitMillis);
    finished(ada, other, nonce(), "echo_tool");
    if (overlap == Overlap.REJECT) {
      String body = Client.request(ada, thread, "a request to refuse").toString();
      refusal("ISO-3", client.execute(ada, body), 409);
      finish(first);
    } else {
      Asked second = run(ada, thread, nonce(), "echo_tool");
      finish(second);
      oneAfterTheOther(tap, first, second);
    }
    boolean toTheEnd = ofRun(tap, first).anyMatch(f -> f.type().equals("agent_completed"));
    complaints.unless(toTheEnd == (overlap != Overlap.INTERRUPT), "ISO-3", "the first's end");
    runs.replaceAll(asked -> asked.equals(first) && !toTheEnd ? asked.unjudged() : asked);
    finished(ada, thread, nonce(), "echo_tool");
  }

  private void oneAfterTheOther(Tap tap, Asked first, Asked second) {
    List<Tap.Frame> frames = tap.frames();
    int begun = frames.indexOf(ofRun(tap, second).findFirst().orElseThrow(Broken::new));
    List<Tap.Frame> before = frames.subList(0, begun).stream().filter(f -> isOf(f, first)).toList();
    Tap.Frame last = before.get(before.size() - 1);
    String code = last.json().at("/data/error/code").asText("interrupted");
    complaints.unless(isEnd(last) && code.equals("interrupted"), "ISO-3", last.text());
    complaints.unless(before.size() == ofRun(tap, first).count(), "ISO-3", "told after its end");
  }

  private static Stream<Tap.Frame> ofRun(Tap tap, Asked asked) {
    return tap.frames().stream().filter(it -> isOf(it, asked));
  }

  private void failing() {
    finished(ada, home, nonce(), "failing_tool");
  }

  private void delegating() {
    finished(ada, home, nonce(), "delegate_tool", "echo_tool");
  }

  private void words() {
    Stream.of("test", "mock", "demo")
        .flatMap(word -> Stream.of("a " + word + " of " + nonce(), word))
        .map(message -> run(ada, home, message, "get_current_time", "echo_tool"))
        .toList()
        .forEach(this::finish);
  }

  private void quiet() {
    String elsewhere = Client.newThread();
    Tap tap = open(ada, elsewhere);
    finished(ada, elsewhere, nonce());
    complaints.unless(!tap.awaitClose(QUIET_MILLIS), "CONN-4", "closed when quiet");
  }

  private void slow() {
    finished(ada, home, "wait 1.3 seconds " + nonce(), "wait_tool");
  }

  private void closing() {
    String thread = Client.newThread();
    Tap closed = open(ada, thread);
    Tap left = open(ada, thread);
    taps.remove(closed);
    boolean wasOpen = closed.socket().sendClose(1000, "").handle((it, gone) -> gone == null).join();
    complaints.unless(wasOpen, "CONN-8", "closed by the backend");
    closed.awaitClose(limitMillis);
    Asked asked = run(ada, thread, nonce(), "echo_tool");
    complaints.unless(
        left.awaitFrame(f -> isOf(f, asked), limitMillis), "CONN-8", "silent since the close");
    finish(asked);
  }

  private void many() {
    Stream.generate(() -> run(ada, home, nonce(), "echo_tool"))
        .limit(11)
        .toList()
        .forEach(this::finish);
  }

  private void send(CompletableFuture<?> message) {
    try {
      message.join();
    } catch (CompletionException cut) {
      complaints.unless(false, "CONN-4", "cut");
    }
  }

  private void conversation(Tap tap) {
    for (Tap each : List.of(tap, open(ada, home))) {
      for (int ping = 1; ping <= 3; ping++) {
        send(each.socket().sendPing(ByteBuffer.wrap(new byte[] {7})));
        complaints.unless(each.awaitPongs(ping, limitMillis), "CONN-6", "no pong");
      }
    }
    send(tap.socket().sendText("{\"type\": \"ping\"}", true));
    complaints.unless(tap.awaitFrame(f -> f.type().equals("pong"), limitMillis), "CONN-6", "app");
    Asked asked = run(ada, home, "wait 0.4 seconds " + nonce(), "wait_tool");
    tap.awaitFrame(f -> isOf(f, asked) && f.type().equals("tool_executing"), limitMillis);
    String nested = "[".repeat(2_000) + "]".repeat(2_000);
    for (String bad : List.of("no JSON", "{}", "{\"type\": \"unknown\"}", "", "\0", nested, "42")) {
      tap.socket().sendText(bad, true);
    }
    tap.socket().sendBinary(ByteBuffer.wrap(new byte[] {-1, -2}), true);
    tap.awaitFrame(f -> f.type().equals("error"), 100);
    tap.frames().stream()
        .filter(f -> f.type().equals("error"))
        .forEach(
            f -> complaints.unless(f.json().at("/data/error").isObject(), "EVENT-7", f.text()));
    boolean ended = tap.awaitFrame(f -> isEnd(f, tap, asked), limitMillis);
    complaints.unless(ended && tap.closeCode() == 0, "CONN-7", "closed " + tap.closeCode());
    boolean failed =
        tap.frames().stream().anyMatch(f -> isOf(f, asked) && f.type().equals("agent_error"));
    complaints.unless(!failed, "CONN-7", "failed the run");
    finish(asked);
    complaints.unless(
        tap.frames().stream().noneMatch(f -> f.type().equals("ack")), "CONN-7", "ack");
    long pongs = tap.frames().stream().filter(f -> f.type().equals("pong")).count();
    complaints.unless(pongs == 1, "CONN-7", "a pong to no ping");
  }

  // Refusals

  private void refusals() {
    String spare = Client.newThread();
    open(ada, spare);
    refused(spare, b -> b.put("type", "chat"), 400);
    refused(spare, b -> b.put("message", "  "), 400);
    refused(spare, b -> b.put("thread_id", "no-uuid"), 400);
    refused(spare, b -> b.remove("user_context"), 400);
    refused(spare, b -> b.withObject("/agent_config").put("max_iterations", 0), 400);
    refused(spare, b -> b.withObject("/agent_config").putArray("tools").add("no_tool"), 400);
    refused(spare, b -> b.withObject("/user_context").put("user_id", "someone"), 403);
    refused(spare, b -> b.put("agent_type", "no_agent"), 404);
    refused(spare, b -> b.put("message", "x".repeat(65_537)), 413);
    refused(spare, b -> b.put("message", "é".repeat(40_000)), 413);
    refused(spare, b -> b.put("type", "agent_execution_2"), 400);
    refusal(client.execute(ada, "{no JSON"), 400);
    refusal(client.execute(ada, Client.request(ada, spare, "x") + " and more"), 400);
    finished(ada, spare, nonce());
  }

  private void refused(String thread, Consumer<ObjectNode> edit, int status) {
    ObjectNode body = Client.request(ada, thread, "a request to refuse");
    edit.accept(body);
    refusal(client.execute(ada, body.toString()), status);
  }

  private void refusal(HttpResponse<String> response, int status) {
    refusal("HTTP-4", response, status);
  }

  private void refusal(String clause, HttpResponse<String> response, int status) {
    delivered(ada, response);
    int got = response.statusCode();
    boolean badBody = (status == 400 || status == 413) && (got == 400 || got == 422);
    complaints.unless(got == status || badBody, clause, got + " for " + status);
    JsonNode error = Client.json(response).path("error");
    complaints.unless(error.path("code").isTextual(), clause, response.body());
    complaints.unless(error.path("message").isTextual(), clause, response.body());
  }

  private void badTokens() {
    String body = Client.request(ada, home, "with a bad token").toString();
    refusal(client.post(EXECUTE, body), 401);
    Map<String, String> bad = new HashMap<>(Forgery.all(backend.jwtSecret(), ada.id()));
    bad.remove("empty");
    bad.remove("a space inside");
    Tap selected = greeted(connect(ada, home, true));
    complaints.unless(
        selected.socket().getSubprotocol().equals("jwt-auth"), "CONN-1", "subprotocol");
    complaints.unless(
        !selected.socket().getSubprotocol().startsWith("jwt."), "SAFE-1", "subprotocol");
    CompletableFuture<?>[] doors =
        bad.entrySet().stream()
            .map(
                one ->
                    CompletableFuture.runAsync(
                        () -> shut(one.getKey(), one.getValue()), task -> new Thread(task).start()))
            .toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(doors).join();
    } catch (CompletionException enough) {
      throw enough.getCause() instanceof RuntimeException cause ? cause : enough;
    }
    shut(() -> client.tap(new Person(ada.id(), ""), home, false), "no token");
    shut(() -> client.tap(new Person(ada.id(), ""), home, true), "jwt-auth and no token");
    bad.values().forEach(token -> refusal(client.execute(new Person(ada.id(), token), body), 401));
  }

  private void shut(String name, String token) {
    shut(() -> client.tap(new Person(ada.id(), token), home, false), name);
    shut(() -> client.tap(new Person(ada.id(), token), home, true), name + " in a subprotocol");
  }

  private void shut(Supplier<CompletableFuture<Tap>> opening, String name) {
    try {
      Tap tap = opening.get().join();
      boolean closed = tap.awaitClose(limitMillis);
      synchronized (complaints) {
        complaints.unless(closed && Set.of(1008, 4401).contains(tap.closeCode()), "CONN-3", name);
        complaints.unless(
            tap.frames().stream().allMatch(f -> f.type().equals("error")), "CONN-3", name);
      }
    } catch (CompletionException refused) {
      int status =
          refused.getCause() instanceof WebSocketHandshakeException handshake
              ? handshake.getResponse().statusCode()
              : 0;
      synchronized (complaints) {
        complaints.unless(status == 401 || status == 403, "CONN-3", name + " " + status);
      }
    }
  }

  private void foreignThread() {
    String adas = Client.newThread();
    open(ada, adas);
    finished(ada, adas, nonce());
    try {
      Tap tap = client.tap(ben, adas, false).join();
      if (tap.awaitAnything(limitMillis) && tap.closeCode() == 0) {
        taps.add(tap);
      }
    } catch (CompletionException refused) {
      // That is one of the ways.
    }
    HttpResponse<String> answer =
        client.execute(
            ben, Client.request(ben, adas, "wait 0.5 s " + nonce(), "wait_tool").toString());
    delivered(ben, answer);
    complaints.unless(
        Set.of(200, 202, 403, 404).contains(answer.statusCode()), "ISO-4", answer.statusCode());
    if (answer.statusCode() < 300) {
      String id = Client.json(answer).path("run_id").asText();
      runs.add(new Asked(id, ben, adas, "", List.of("wait_tool"), 5, false, Instant.now()));
    }
    try {
      taps.add(greeted(client.tap(ada, adas, false).join()));
    } catch (CompletionException lost) {
      complaints.unless(false, "ISO-4", "taken over");
    }
    finished(ada, adas, nonce());
  }

  // Judgement

  private void delivered(Person to, HttpResponse<String> response) {
    bodies
        .computeIfAbsent(to.id(), id -> new ArrayList<>())
        .add(response.body() + " " + response.headers().map());
  }

  private void judge() {
    for (Tap tap : taps) {
      List<Tap.Frame> frames = tap.frames();
      int seen = judged.getOrDefault(tap, 0);
      frames.subList(seen, frames.size()).forEach(frame -> frame(tap, frame));
      judged.put(tap, frames.size());
      Set<String> eventIds = new HashSet<>();
      for (Tap.Frame frame : tap.frames()) {
        JsonNode id = frame.json().path("event_id");
        complaints.unless(!id.isTextual() || eventIds.add(id.asText()), "EVENT-0", "event_id");
      }
    }
    for (Asked asked : runs) {
      for (Tap tap : listening(asked)) {
        List<Tap.Frame> frames =
            tap.frames().stream()
                .filter(f -> isOf(f, asked) && RunJudge.TYPES.contains(f.type()))
                .toList();
        if (!frames.isEmpty() && !asked.message().isEmpty()) {
          List<Tap.Frame> own =
              frames.stream().filter(f -> !NestedJudge.isNested(f, frames)).toList();
          new RunJudge(asked, own.isEmpty() ? frames : own, complaints).judge();
          new NestedJudge(frames, complaints).judge();
        }
      }
    }
    bodies.forEach((user, texts) -> texts.forEach(text -> leaks(user, text)));
    bodies.clear();
    answersDiffer();
  }

  private void frame(Tap tap, Tap.Frame frame) {
    complaints.unless(!frame.binary(), "CONN-5", "binary");
    complaints.unless(frame.json().isObject(), "CONN-5", frame.text());
    complaints.unless(
        frame.text().getBytes(StandardCharsets.UTF_8).length <= 1 << 20, "CONN-5", "size");
    complaints.unless(frame.json().path("type").isTextual(), "EVENT-7", "no type");
    leaks(tap.person.id(), frame.text().replace(PADDING, ""));
    boolean ofRun = RunJudge.TYPES.contains(frame.type());
    for (String id : List.of("thread_id", "run_id", "user_id")) {
      JsonNode value = frame.json().path(id);
      boolean absent = value.isMissingNode() && (!ofRun || id.equals("user_id"));
      boolean present = id.equals("run_id") ? RunJudge.isId(value) : value.isTextual();
      complaints.unless(absent || present, "EVENT-0", id + " " + value);
      if (present) {
        complaints.unless(belongs(tap, id, value.asText()), "ISO-1", frame.type() + " " + id);
      }
    }
  }

  private boolean belongs(Tap tap, String field, String value) {
    return switch (field) {
      case "thread_id" -> value.equals(tap.thread);
      case "user_id" -> value.equals(tap.person.id());
      default ->
          runs.stream()
              .filter(r -> r.person().equals(tap.person) && r.thread().equals(tap.thread))
              .anyMatch(r -> r.runId().equals(value));
    };
  }

  private void leaks(String user, String text) {
    for (Person other : List.of(ada, ben)) {
      complaints.unless(!text.contains(other.token()), "SAFE-1", "token");
      complaints.unless(!text.contains(base64(other.token())), "SAFE-1", "token in base64");
      complaints.unless(user.equals(other.id()) || !text.contains(other.id()), "ISO-2", "user");
    }
    complaints.unless(!text.contains(backend.password()), "SAFE-1", "password");
    complaints.unless(!SECRET_SHAPES.matcher(text).find(), "SAFE-1", "a secret's shape");
    for (Asked asked : runs) {
      if (!asked.person().id().equals(user)) {
        String nonce = asked.message().replaceAll("(?s).*(nonce-[-0-9a-f]{36}).*", "$1");
        complaints.unless(nonce.isEmpty() || !text.contains(nonce), "ISO-2", "nonce");
        boolean shared =
            runs.stream()
                .anyMatch(r -> r.person().id().equals(user) && r.thread().equals(asked.thread()));
        complaints.unless(
            shared || asked.runId().length() < 9 || !text.contains(asked.runId()), "ISO-2", "run");
        boolean open =
            taps.stream()
                .anyMatch(t -> t.person.id().equals(user) && t.thread.equals(asked.thread()));
        complaints.unless(shared || open || !text.contains(asked.thread()), "ISO-2", "thread");
      }
    }
  }

  private void answersDiffer() {
    Map<String, String> answers = new HashMap<>();
    Map<String, Instant> times = new HashMap<>();
    for (Asked asked : runs) {
      for (Tap tap : listening(asked)) {
        for (Tap.Frame frame : tap.frames()) {
          if (!isOf(frame, asked)) {
            continue;
          }
          JsonNode data = frame.json().path("data");
          if (frame.type().equals("agent_completed") && asked.tools().contains("echo_tool")) {
            String before = answers.put(data.path("final_response").asText(), asked.message());
            complaints.unless(before == null || before.equals(asked.message()), "TRUE-3", "alike");
          }
          String time = data.at("/results/current_time").asText();
          Instant earlier = time.isEmpty() ? null : times.putIfAbsent(time, frame.arrival());
          complaints.unless(
              // Asked for when it was long told; how late a frame arrives is a matter of load.
              earlier == null || Duration.between(earlier, asked.sent()).toMillis() < 1500,
              "TRUE-3",
              "time " + time);
        }
      }
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Say what was found, even where the inspection could not go on. */
  static Set<String> of(
      ReferenceBackend backend, Complaints complaints, Duration limit, String clause) {
    try {
      new Inspection(backend, complaints, limit).inspect(clause);
    } catch (Complaints.Enough | Broken ended) {
      return complaints.all();
    }
    return complaints.all();
  }
}
