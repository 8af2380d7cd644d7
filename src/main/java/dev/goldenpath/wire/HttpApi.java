package dev.goldenpath.wire;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static io.restassured.config.RedirectConfig.redirectConfig;

import dev.goldenpath.setting.Target;
import io.restassured.config.RestAssuredConfig;
import io.restassured.config.SSLConfig;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.HttpHostConnectException;

/**
 * Call a target's HTTP interface over REST-assured and record each call and its answer.
 *
 * <p>Nothing static of REST-assured is set, so calls of any number of threads stay apart. A call is
 * sent once and never again.
 */
public final class HttpApi {
  private static final ExecutorService CALLS = Executors.newCachedThreadPool(HttpApi::daemon);
  private static final AtomicInteger THREADS = new AtomicInteger();

  private final Target target;
  private final RestAssuredConfig config;

  public HttpApi(Target target) {
    this.target = Objects.requireNonNull(target, "target");
    int millis = (int) target.limits().http().toMillis() * Patience.SPARE_FACTOR;
    RestAssuredConfig base =
        RestAssuredConfig.config()
            .httpClient(
                httpClientConfig()
                    .setParam("http.connection.timeout", millis)
                    .setParam("http.socket.timeout", millis)
                    .setParam("http.connection-manager.timeout", (long) millis))
            .encoderConfig(
                encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false))
            .redirect(redirectConfig().followRedirects(false));
    this.config =
        target.insecureTls()
            ? base.sslConfig(SSLConfig.sslConfig().relaxedHTTPSValidation())
            : base;
  }

  /** Load the client, so that no limit of the target's is spent on that; blocks for it. */
  public void warmUp() {
    WarmUp.by(url -> read("warm-up", given().config(config).body("{}").post(url)));
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "goldenpath-call-" + THREADS.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Send an execute request; return at once. The answer, or why there is none, goes into the
   * transcript within the HTTP limit.
   */
  public Future<?> execute(ExecuteCall call, Transcript transcript) {
    transcript.append(call::entry);
    return submit(
        call.name(),
        transcript,
        () ->
            spec()
                .headers(call.headers())
                .body(call.body().getBytes(StandardCharsets.UTF_8))
                .post(target.executeUrl()));
  }

  /** Ask for the target's health; return at once. */
  public Future<?> health(String name, String user, Transcript transcript) {
    transcript.append(
        at ->
            new Entry.HttpRequest(
                at,
                name,
                Entry.Kind.HEALTH,
                user,
                "",
                Optional.empty(),
                Expectation.accepted(),
                "",
                "",
                Optional.empty()));
    return submit(name, transcript, () -> spec().get(target.healthUrl().orElseThrow()));
  }

  private RequestSpecification spec() {
    return given()
        .config(config)
        .urlEncodingEnabled(false)
        .headers(new LinkedHashMap<>(target.headers()));
  }

  private Future<?> submit(
      String name, Transcript transcript, java.util.concurrent.Callable<Response> request) {
    Future<Response> answer = CALLS.submit(request);
    return CALLS.submit(() -> await(name, transcript, answer));
  }

  /** The client's own time-outs are per read, and spare; this one is for the whole answer. */
  private void await(String name, Transcript transcript, Future<Response> answer) {
    long limit = target.limits().http().toMillis();
    try {
      Response response = new Patience(transcript, target.limits().http()).await(answer);
      Entry.HttpResponse read = read(name, response);
      transcript.append(
          at -> new Entry.HttpResponse(at, name, read.status(), read.headers(), read.body()));
    } catch (ExecutionException failed) {
      transcript.append(at -> failure(at, name, rootOf(failed)));
    } catch (TimeoutException silence) {
      answer.cancel(true);
      transcript.append(
          at ->
              new Entry.HttpFailed(
                  at, name, Entry.Failure.TIMED_OUT, "no answer within " + limit + " ms"));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Entry.HttpResponse read(String name, Response response) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (Header header : response.headers()) {
      headers.computeIfAbsent(header.getName(), key -> new ArrayList<>()).add(header.getValue());
    }
    return new Entry.HttpResponse(
        new Stamp(0, 0, java.time.Instant.EPOCH),
        name,
        response.statusCode(),
        headers,
        new String(response.asByteArray(), StandardCharsets.UTF_8));
  }

  private static Throwable rootOf(Throwable failed) {
    Throwable root = failed;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static Entry.HttpFailed failure(Stamp at, String name, Throwable cause) {
    Entry.Failure kind = Entry.Failure.BROKEN;
    if (cause instanceof ConnectTimeoutException
        || cause instanceof HttpHostConnectException
        || cause instanceof ConnectException
        || cause instanceof UnknownHostException) {
      kind = Entry.Failure.UNREACHABLE;
    } else if (cause instanceof SocketTimeoutException) {
      kind = Entry.Failure.TIMED_OUT;
    }
    String reason =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new Entry.HttpFailed(at, name, kind, reason);
  }
}
