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
  private static final int LIMIT_SECONDS = 10;

  private final URI base;
  private final URI socket;
  private final String password;
  private final int millis;

  private Floor(String[] args) {
    base = URI.create(args[0]);
    socket = URI.create(args[1]);
    password = args[2];
    millis = Integer.parseInt(args[5]);
  }

  /** Arguments: base URL, socket's URL, password, scenarios, how many at once, a tool's ms. */
  public static void main(String... args) {
    Floor floor = new Floor(args);
    ExecutorService pool = Executors.newFixedThreadPool(Integer.parseInt(args[4]));
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int user = 1; user <= Integer.parseInt(args[3]); user++) {
      String email = "qa+" + user + "@example.test";
      all.add(CompletableFuture.runAsync(() -> floor.scenario(email), pool));
    }
    all.forEach(CompletableFuture::join);
    System.out.println(all.size() + " passed");
    System.exit(0);
  }

  private void scenario(String email) {
    String grant =
        post(
            "/api/v1/auth/login",
            "",
            "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
    String token = field(grant, "access_token");
    String thread = UUID.randomUUID().toString();
    String nonce = UUID.randomUUID().toString();
    Listener listener = new Listener();
    WebSocket open =
        HTTP.newWebSocketBuilder()
            .header("Authorization", "Bearer " + token)
            .buildAsync(URI.create(socket + "?thread_id=" + thread), listener)
            .join();
    listener.greeted.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    String tools = millis == 0 ? "\"get_current_time\"" : "\"wait_tool\"";
    String reply =
        post(
            "/api/v1/chat/agents/execute",
            token,
            """
            {"type": "agent_execution", "agent_type": "data_helper", "thread_id": "%s",
             "message": "%s wait %s seconds", "user_context": {"user_id": "%s"},
             "agent_config": {"tools": [%s, "echo_tool"]}}
            """
                .formatted(thread, nonce, millis / 1000.0, field(grant, "user_id"), tools));
    field(reply, "run_id");
    listener.ended.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    listener.check(nonce);
    open.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
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

  private static String field(String json, String name) {
    Matcher found = Pattern.compile('"' + name + "\" ?: ?\"([^\"]*)\"").matcher(json);
    if (!found.find()) {
      throw new IllegalStateException(name + " is missing in " + json);
    }
    return found.group(1);
  }

  private static final class Listener implements WebSocket.Listener {
    private final CompletableFuture<Void> greeted = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final List<String> events = new ArrayList<>();
    private final StringBuilder part = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        String event = part.toString();
        part.setLength(0);
        switch (field(event, "type")) {
          case "connection_established" -> greeted.complete(null);
          case "agent_completed", "agent_error" -> {
            events.add(event);
            ended.complete(null);
          }
          default -> events.add(event);
        }
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }

    private void check(String nonce) {
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
