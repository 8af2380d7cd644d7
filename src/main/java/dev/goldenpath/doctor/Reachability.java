package dev.goldenpath.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.Json;
import dev.goldenpath.net.NoAnswer;
import dev.goldenpath.net.Transport;
import dev.goldenpath.setting.HealthShape;
import dev.goldenpath.setting.SettingUnusable;
import dev.goldenpath.setting.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the target can be reached, and by which word it says that it is well. */
final class Reachability {
  private static final List<String> USUAL_PATHS =
      List.of(
          "/health",
          "/healthz",
          "/api/health",
          "/api/v1/health",
          "/actuator/health",
          "/readyz",
          "/status",
          "/livez");
  private static final Set<String> USUAL_KEYS = Set.of("status", "state", "health");
  private static final Set<String> WELL =
      Set.of("healthy", "ok", "up", "alive", "pass", "passing", "green", "ready", "running");

  private final Transport transport;
  private final Target target;
  private final Examination examination;

  Reachability(Transport transport, Examination examination) {
    this.transport = transport;
    this.target = transport.target();
    this.examination = examination;
  }

  /** Look from the name to the health endpoint; return whether anybody answers. */
  boolean examine() {
    String host = target.baseUrl().getHost().replaceAll("[\\[\\]]", "");
    boolean viaProxy = target.proxies().towards(target.baseUrl()).isPresent();
    if (viaProxy) {
      examination.untried("name", "the proxy resolves " + host);
      examination.untried("tcp", "the proxy connects");
    } else if (!resolves(host) || !connects(host)) {
      return false;
    }
    return answers();
  }

  private boolean resolves(String host) {
    try {
      String addresses =
          Arrays.stream(InetAddress.getAllByName(host))
              .map(InetAddress::getHostAddress)
              .collect(Collectors.joining(", "));
      examination.fits("name", host + " is " + addresses);
      return true;
    } catch (UnknownHostException unknown) {
      examination.amiss(
          "name",
          "nobody knows the host " + host,
          "mend " + target.named("base-url") + ", or reach the network in which it is known");
      return false;
    }
  }

  private boolean connects(String host) {
    int port = port();
    long begin = System.nanoTime();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), (int) target.limits().connect().toMillis());
      examination.fits("tcp", "port " + port + " answers" + after(System.nanoTime() - begin));
      return true;
    } catch (IOException refused) {
      examination.amiss(
          "tcp",
          host + ":" + port + " can't be connected to: " + NoAnswer.of(refused).words(),
          "start the target, or mend the port in " + target.named("base-url"));
      return false;
    }
  }

  private int port() {
    int port = target.baseUrl().getPort();
    return port >= 0 ? port : isTls() ? 443 : 80;
  }

  private boolean isTls() {
    return "https".equals(target.baseUrl().getScheme());
  }

  private static String after(long nanos) {
    return " after " + Duration.ofNanos(nanos).toMillis() + " ms";
  }

  /** A call to the health endpoint, or to the root, shows TLS too. */
  private boolean answers() {
    String path = target.healthPath().orElse("/");
    Optional<HttpResponse<byte[]>> answer;
    Instant asked = Instant.now();
    try {
      answer = get(path);
    } catch (ExecutionException | SettingUnusable failed) {
      NoAnswer none = NoAnswer.of(failed);
      examination.amiss(
          isTls() ? "tls" : "http",
          none.words(),
          "see docs/targets.md for proxies and certificates; base-url may have the wrong"
              + " scheme (http, https) or port");
      return false;
    }
    if (answer.isEmpty()) {
      examination.amiss(
          "http",
          "no answer within " + target.limits().http().toMillis() + " ms",
          "look whether the target hangs, or raise limits.http");
      return false;
    }
    if (isTls()) {
      examination.fits("tls", target.insecureTls() ? "unchecked (insecure-tls)" : "trusted");
    } else {
      examination.untried("tls", "the URL is plain http");
    }
    health(path, answer.get());
    clock(asked, answer.get());
    return true;
  }

  private Optional<HttpResponse<byte[]>> get(String path) throws ExecutionException {
    CompletableFuture<HttpResponse<byte[]>> call =
        transport.send(transport.request(target.url(path)).GET().build());
    try {
      return Optional.of(call.get(target.limits().http().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException silent) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      call.cancel(true);
    }
  }

  private void health(String path, HttpResponse<byte[]> answer) {
    if (target.healthPath().isEmpty()) {
      examination.untried("health", "the settings say that there is no health path");
      return;
    }
    if (says(target.wireProfile().health(), answer)) {
      examination.fits("health", path + " says that the target is well");
      return;
    }
    if (answer.statusCode() == 503) {
      examination.amiss("health", path + " answers 503: no agents now", "wait until it has some");
      return;
    }
    Optional<String> other =
        Stream.concat(Stream.of(path), USUAL_PATHS.stream())
            .distinct()
            .filter(this::isWellAt)
            .findFirst();
    examination.change(it -> it.with(draft -> draft.healthPath(other)));
    String now = path + " answers " + answer.statusCode();
    String word = examination.key("health").map(health -> ", health: " + health).orElse("");
    if (other.isPresent()) {
      examination.asFound("health", "the target is well by " + other.get() + word, now);
    } else {
      examination.asFound(
          "health",
          "no health endpoint that is known; health-path=none",
          now + ", and no usual path does better");
    }
  }

  private boolean isWellAt(String path) {
    try {
      Optional<HttpResponse<byte[]>> answer = get(path).filter(it -> it.statusCode() == 200);
      return answer.filter(it -> says(HealthShape.CONTRACT, it)).isPresent()
          || answer
              .flatMap(it -> word(it).<Object>map(word -> word).or(() -> plain(it)))
              .map(this::remember)
              .orElse(false);
    } catch (ExecutionException unanswered) {
      return false;
    }
  }

  /** A page for people is no health endpoint, whatever its status. */
  private static Optional<String> plain(HttpResponse<byte[]> answer) {
    String text = text(answer).strip().toLowerCase(java.util.Locale.ROOT);
    return text.isEmpty() || WELL.contains(text.replaceAll("\\W", ""))
        ? Optional.of("none")
        : Optional.empty();
  }

  private boolean remember(Object word) {
    examination.put("health", word);
    return true;
  }

  private static Optional<Map<String, String>> word(HttpResponse<byte[]> answer) {
    return Json.read(text(answer)).stream()
        .flatMap(body -> body.properties().stream())
        .filter(it -> USUAL_KEYS.contains(it.getKey()) && it.getValue().isTextual())
        .filter(it -> WELL.contains(it.getValue().textValue().toLowerCase(java.util.Locale.ROOT)))
        .map(it -> Map.of("at", it.getKey(), "is", it.getValue().textValue()))
        .findFirst();
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static boolean says(HealthShape shape, HttpResponse<byte[]> answer) {
    return answer.statusCode() == 200
        && (!shape.isTold()
            || Json.read(text(answer))
                .filter(JsonNode::isObject)
                .map(shape::canonical)
                .filter(health -> health.path("status").asText().equals("healthy"))
                .isPresent());
  }

  /** The Date header, in whole seconds, lies between the request and the answer. */
  private void clock(Instant asked, HttpResponse<byte[]> answer) {
    Instant answered = Instant.now();
    Optional<String> date = answer.headers().firstValue("Date");
    if (date.isEmpty()) {
      examination.untried("clock", "the answers have no Date header");
      return;
    }
    try {
      Instant there =
          ZonedDateTime.parse(date.get(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration early = Duration.between(there.plusSeconds(1), asked);
      Duration late = Duration.between(answered, there);
      long apart = Math.max(0, Math.max(early.toMillis(), late.toMillis()));
      long most = apart / 1000 + 1;
      if (apart <= target.limits().clockSkew().toMillis()) {
        examination.fits("clock", "no more than " + most + " s apart from ours");
      } else {
        examination.amiss(
            "clock",
            "about " + apart / 1000 + " s apart from ours",
            "set the clocks, or raise limits.clock-skew to " + most + "s");
      }
    } catch (DateTimeException unreadable) {
      examination.untried("clock", "the Date header can't be read: " + date.get());
    }
  }
}
