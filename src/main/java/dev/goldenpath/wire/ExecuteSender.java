package dev.goldenpath.wire;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.config.HttpClientConfig.httpClientConfig;

import dev.goldenpath.setting.Target;
import io.restassured.builder.ResponseBuilder;
import io.restassured.config.RestAssuredConfig;
import io.restassured.filter.FilterContext;
import io.restassured.filter.OrderedFilter;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.FormatHelper;

/**
 * Writes execute calls in REST-assured's words, and has them sent by the one way to the target.
 *
 * <p>The last filter of the chain sends, so that neither REST-assured's HTTP builder nor its Apache
 * client is ever loaded. Nothing static of REST-assured is set, so calls of any number of threads
 * stay apart. What a call needs is said in as few words as can be, and not merged from a common
 * specification: each word of Groovy's costs at its first use and at every other.
 */
record ExecuteSender(Target target) {
  static {
    // A call site of Groovy costs much until it is optimised, by default at its ten thousandth use.
    if (System.getProperty("groovy.indy.optimize.threshold") == null) {
      System.setProperty("groovy.indy.optimize.threshold", "3");
    }
  }

  /** Loads REST-assured, and so nothing before a call is written. */
  private static final class Common {
    private static final RestAssuredConfig CONFIG =
        RestAssuredConfig.config()
            .httpClient(httpClientConfig().httpClientFactory(() -> null))
            .encoderConfig(
                encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));
  }

  private static final AtomicBoolean PREPARED = new AtomicBoolean();

  private static final Logger LOADED = Logger.getLogger(ExecuteSender.class.getName());

  /**
   * Write a call and have it sent.
   *
   * @param way sends a request and blocks for its answer
   */
  Response send(
      ExecuteCall call,
      RequestWriter.Written written,
      Function<HttpRequest, HttpResponse<byte[]>> way) {
    return send(url(written), headers(call, written), written.body(), way);
  }

  private static Response send(
      URI url,
      Stream<Map.Entry<String, String>> headers,
      String body,
      Function<HttpRequest, HttpResponse<byte[]>> way) {
    return given()
        .config(Common.CONFIG)
        .urlEncodingEnabled(false)
        .disableCsrf()
        .filter(new Last(url, way))
        // Handed over by one call, since each costs.
        .headers(new Headers(headers.map(it -> new Header(it.getKey(), it.getValue())).toList()))
        .body(body.getBytes(StandardCharsets.UTF_8))
        .post(url);
  }

  /** Return a call as a request of the JDK's client, without REST-assured. */
  HttpRequest plain(ExecuteCall call, RequestWriter.Written written) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url(written))
            .POST(HttpRequest.BodyPublishers.ofString(written.body()));
    headers(call, written).forEach(it -> request.header(it.getKey(), it.getValue()));
    return request.build();
  }

  private URI url(RequestWriter.Written written) {
    return written.path().map(target::url).orElse(target.executeUrl());
  }

  private Stream<Map.Entry<String, String>> headers(
      ExecuteCall call, RequestWriter.Written written) {
    return Stream.of(
            target.headers(), written.headers(), call.headers(target.wireProfile().protocol()))
        .flatMap(some -> some.entrySet().stream());
  }

  /** Write a call's request as the target's wire profile has it. */
  RequestWriter.Written write(ExecuteCall call) {
    return RequestWriter.write(
        target.wireProfile().request(), call.body(), Entry.HttpRequest.runId(call.traceparent()));
  }

  /**
   * Load REST-assured by writing a call that is not sent, once in a process: blocks for it, unless
   * another does so already.
   */
  static void prepare() {
    if (PREPARED.compareAndSet(false, true)) {
      try {
        send(
            URI.create("http://localhost/"),
            Stream.of(Map.entry("Content-Type", "application/json")),
            "{}",
            request -> {
              throw new NotSent();
            });
      } catch (NotSent written) {
        LOADED.finest("REST-assured is loaded");
      }
    }
  }

  /**
   * Have Groovy look through the class path, as it does before it writes its first text; blocks for
   * it. It opens the jar that it is in by a name that only one may use at a time, unless someone
   * holds that open, and in the shaded jar Cucumber looks for steps and features in it.
   */
  static void loadGroovy() {
    LOADED.finest(FormatHelper.toString("Groovy is loaded"));
  }

  private static final class NotSent extends RuntimeException {}

  /**
   * The end of the chain.
   *
   * @param url the one that stands in the request, which takes a fifth of a call to put together
   */
  private record Last(URI url, Function<HttpRequest, HttpResponse<byte[]>> way)
      implements OrderedFilter {
    @Override
    public int getOrder() {
      return LOWEST_PRECEDENCE;
    }

    @Override
    public Response filter(
        FilterableRequestSpecification request,
        FilterableResponseSpecification expected,
        FilterContext context) {
      HttpRequest.Builder sent = HttpRequest.newBuilder(url);
      request.getHeaders().forEach(header -> sent.header(header.getName(), header.getValue()));
      byte[] body = request.getBody();
      return response(way.apply(sent.POST(BodyPublishers.ofByteArray(body)).build()));
    }

    private static Response response(HttpResponse<byte[]> answer) {
      List<Header> headers =
          answer.headers().map().entrySet().stream()
              .flatMap(
                  header -> header.getValue().stream().map(it -> new Header(header.getKey(), it)))
              .toList();
      ResponseBuilder response = new ResponseBuilder().setStatusCode(answer.statusCode());
      answer.headers().firstValue("Content-Type").ifPresent(response::setContentType);
      return response.setHeaders(new Headers(headers)).setBody(answer.body()).build();
    }
  }
}
