package dev.goldenpath.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The least that a program can do to see a golden run: plain Java, no library, no report. Log in,
 * open the socket, execute with two tools, see five kinds of event in order, each tool paired, and
 * the nonce in the answer.
 */
final class Floor {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  static final String EXECUTE = "/api/v1/chat/agents/execute";
  private static final int LIMIT_SECONDS = 10;

  final URI base;
  private final String socket;
  private final String password;

  private Floor(String base, String socket, String password) {
    this.base = URI.create(base);
    this.socket = socket;
    this.password = password;
  }

  /** Where and as whom, as system properties: base, socket, password. */
  static Floor fromProperties() {
    return new Floor(
        System.getProperty("base"), System.getProperty("socket"), System.getProperty("password"));
  }

  /** Arguments: scenarios, how many at once, a tool's ms. */
  public static void main(String... args) {
    Floor floor = fromProperties();
    ExecutorService pool = Executors.newFixedThreadPool(Integer.parseInt(args[1]));
    int millis = Integer.parseInt(args[2]);
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int user = 1; user <= Integer.parseInt(args[0]); user++) {
      String email = "qa+" + user + "@example.test";
      all.add(CompletableFuture.runAsync(() -> floor.scenario(email, millis), pool));
    }
    all.forEach(CompletableFuture::join);
    System.out.println(all.size() + " passed");
    System.exit(0);
  }

  private void scenario(String email, int millis) {
    String grant = logIn(email);
    String token = field(grant, "access_token");
    String thread = UUID.randomUUID().toString();
    String nonce = UUID.randomUUID().toString();
    Listener listener = new Listener();
    WebSocket open =
        HTTP.newWebSocketBuilder()
            .header("Authorization", "Bearer " + token)
            .buildAsync(socketOf(thread), listener)
            .join();
    await(listener.greeted);
    field(post(EXECUTE, token, request(thread, nonce, field(grant, "user_id"), millis)), "run_id");
    await(listener.ended);
    listener.check(nonce);
    open.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }

  String logIn(String email) {
    return post(
        "/api/v1/auth/login",
        "",
        "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
  }

  URI socketOf(String thread) {
    return URI.create(socket + "?thread_id=" + thread);
  }

  String request(String thread, String nonce, String user, int millis) {
    String tool = millis == 0 ? "get_current_time" : "wait_tool";
    return """
        {"type": "agent_execution", "agent_type": "data_helper", "thread_id": "%s",
         "message": "%s wait %s seconds", "user_context": {"user_id": "%s"},
         "agent_config": {"tools": ["%s", "echo_tool"]}}
        """
        .formatted(thread, nonce, millis / 1000.0, user, tool);
  }

  static void await(CompletableFuture<Void> moment) {
    moment.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
  }

  private String post(String path, String token, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).header("Content-Type", "application/json");
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return HTTP.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString())
          .body();
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  static String field(String json, String name) {
    Matcher found = Pattern.compile('"' + name + "\" ?: ?\"([^\"]*)\"").matcher(json);
    if (!found.find()) {
      throw new IllegalStateException(name + " is missing in " + json);
    }
    return found.group(1);
  }

  static final class Listener implements WebSocket.Listener {
    final CompletableFuture<Void> greeted = new CompletableFuture<>();
    final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final List<String> events = new ArrayList<>();
    private final StringBuilder part = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        take(part.toString());
        part.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }

    void take(String event) {
      switch (field(event, "type")) {
        case "connection_established" -> greeted.complete(null);
        case "agent_completed", "agent_error" -> {
          events.add(event);
          ended.complete(null);
        }
        default -> events.add(event);
      }
    }

    void check(String nonce) {
      List<String> kinds = events.stream().map(it -> field(it, "type")).distinct().toList();
      List<String> golden =
          List.of(
              "agent_started",
              "agent_thinking",
              "tool_executing",
              "tool_completed",
              "agent_completed");
      if (!kinds.equals(golden)
          || !calls("tool_executing").equals(calls("tool_completed"))
          || !events.get(events.size() - 1).contains(nonce)) {
        throw new IllegalStateException("not golden: " + events);
      }
    }

    private List<String> calls(String type) {
      return events.stream()
          .filter(it -> field(it, "type").equals(type))
          .map(it -> field(it, "correlation_id"))
          .toList();
    }
  }
}
