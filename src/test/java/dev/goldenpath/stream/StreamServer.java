package dev.goldenpath.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;

/** A server that answers each request by a stream of events. */
final class StreamServer implements AutoCloseable {
  private static final String TYPE = "text/event-stream";
  private static final String BUSY = "a run goes on in this thread";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final boolean isAgUi;
  private final Set<Quirk> quirks;
  private final UnaryOperator<Sink> flaw;
  private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();
  private final Map<String, Stoppable> latest = new ConcurrentHashMap<>();

  /**
   * Start a server.
   *
   * @param protocol {@code ag-ui} or {@code ai-sdk}
   * @param flaw stands between the agent and the wire
   */
  StreamServer(String protocol, Set<Quirk> quirks, UnaryOperator<Sink> flaw) {
    this.isAgUi = protocol.equals("ag-ui");
    this.quirks = Set.copyOf(quirks);
    this.flaw = flaw;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!(Sink.JSON.readTree(exchange.getRequestBody()) instanceof ObjectNode asked)) {
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      String thread = asked.path(isAgUi ? "threadId" : "id").asText();
      Semaphore turn = turns.computeIfAbsent(thread, id -> new Semaphore(1));
      boolean isFree = turn.tryAcquire();
      if (!isFree && quirks.contains(Quirk.REFUSES_BY_STATUS)) {
        refuse(exchange);
        return;
      }
      Stoppable run = new Stoppable(sink(exchange));
      Teller teller = isAgUi ? new AgUiTeller(run, quirks, asked) : new AiSdkTeller(run, quirks);
      run.last = teller::stops;
      if (!isFree && quirks.contains(Quirk.REFUSES_BY_EVENT)) {
        teller.breaks(BUSY);
        return;
      }
      Stoppable before = latest.put(thread, run);
      if (before != null && quirks.contains(Quirk.INTERRUPTS)) {
        before.stop();
      }
      if (!isFree && quirks.contains(Quirk.QUEUES)) {
        turn.acquireUninterruptibly();
      }
      try {
        tell(teller, asked);
      } finally {
        if (isFree || quirks.contains(Quirk.QUEUES)) {
          turn.release();
        }
      }
    }
  }

  private static void refuse(HttpExchange exchange) throws IOException {
    ObjectNode body = Sink.JSON.createObjectNode();
    body.putObject("error").put("code", "busy").put("message", BUSY);
    byte[] why = body.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(409, why.length);
    exchange.getResponseBody().write(why);
  }

  private Sink sink(HttpExchange exchange) throws IOException {
    exchange
        .getResponseHeaders()
        .add("Content-Type", quirks.contains(Quirk.CRLF) ? TYPE.toUpperCase(Locale.ROOT) : TYPE);
    exchange.getResponseHeaders().add("Connection", "close");
    if (!isAgUi) {
      exchange.getResponseHeaders().add("x-vercel-ai-ui-message-stream", "v1");
    }
    exchange.sendResponseHeaders(200, 0);
    return flaw.apply(new Lines(exchange.getResponseBody(), quirks.contains(Quirk.CRLF)));
  }

  private void tell(Teller teller, JsonNode asked) {
    JsonNode message = asked.path("messages").path(0);
    ScriptedAgent.run(
        teller,
        isAgUi
            ? message.path("content").asText()
            : message.path("parts").path(0).path("text").asText(),
        isAgUi ? asked.path("forwardedProps") : asked,
        quirks.contains(Quirk.PARALLEL));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** Lets a run's events through until it is stopped. */
  private static final class Stoppable implements Sink {
    private final Sink sink;
    private Runnable last = () -> {};
    private boolean over;

    Stoppable(Sink sink) {
      this.sink = sink;
    }

    @Override
    public synchronized void send(String data) {
      if (!over) {
        sink.send(data);
        over = data.contains("RUN_FINISHED") || data.contains("RUN_ERROR") || data.equals("[DONE]");
      }
    }

    synchronized void stop() {
      if (!over) {
        last.run();
        over = true;
      }
    }
  }

  /** Writes events as lines. */
  private static final class Lines implements Sink {
    private final OutputStream out;
    private final String end;
    private boolean begun;

    Lines(OutputStream out, boolean windows) {
      this.out = out;
      this.end = windows ? "\r\n" : "\n";
    }

    @Override
    public void send(String data) {
      boolean windows = !end.equals("\n");
      String before = !windows ? "" : begun ? ": still there" + end : "\uFEFF";
      begun = true;
      try {
        out.write(
            (before + "data:" + (windows ? "" : " ") + data + end + end)
                .getBytes(StandardCharsets.UTF_8));
        out.flush();
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    }
  }
}
