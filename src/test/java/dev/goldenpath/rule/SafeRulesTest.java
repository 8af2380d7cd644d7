package dev.goldenpath.rule;

import static dev.goldenpath.rule.Clause.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.wire.Failure;
import dev.goldenpath.wire.Welcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeRulesTest {
  private static final String SECRET = "s3cret-p4ssword";

  private final TimelineScript line = TimelineScript.begin().leaking(known()::find);

  private static Secrets known() {
    Secrets secrets = new Secrets();
    secrets.password("Ada", SECRET);
    return secrets;
  }

  @Test
  void a_secret_in_an_event_breaks_safe_1() {
    line.socket("ada-1").frame("ada-1", "{\"type\":\"x\",\"note\":\"" + SECRET + "\"}");

    assertThat(line.judged().message(SAFE_1))
        .contains(
            """
            Expected: no token, no password and no stack trace in anything delivered
            Seen:     ‹password:ada› in a frame (x) at event 4
            """);
    line.judged().breaks(SAFE_1);
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.DELIVERED,
      input =
          "a password in the first of two equal keys, as a key, behind escapes, percent signs,"
              + " HTML, base64 or hex",
      now = "SAFE-1")
  @ValueSource(
      strings = {
        "{\"type\":\"x\",\"note\":\"\\u00733cret-p4ssword\"}",
        "{\"type\":\"x\",\"note\":\"s3cret-p4ssword\",\"note\":\"later\"}",
        "{\"type\":\"x\",\"s3cret-p4ssword\":1}",
        "{\"type\":\"x\",\"note\":\"s3cret%2Dp4ssword\"}",
        "{\"type\":\"x\",\"note\":\"<i>s3cret&#45;p4ssword</i>\"}",
        "{\"type\":\"x\",\"note\":\"7333637265742D70347373776f7264\"}",
        "{\"type\":\"x\",\"note\":\"QWRhOnMzY3JldC1wNHNzd29yZA==\"}",
        "{\"type\":\"x\",\"note\":\"{\\\"a\\\":\\\"s3cret\\\\u002Dp4ssword\\\"}\"}",
      })
  void no_writing_hides_a_secret(String json) {
    line.socket("ada-1").frame("ada-1", json);

    line.judged().breaks(SAFE_1);
  }

  @Test
  void a_secret_in_an_unreadable_frame_is_found_too() {
    line.socket("ada-1").frame("ada-1", "oops " + SECRET);

    assertThat(line.judged().broken()).extracting(it -> it.clause()).contains(SAFE_1, CONN_5);
  }

  @Test
  void a_stack_trace_in_an_error_body_breaks_safe_1() {
    Script run = line.socket("ada-1").ask("r-1").asked();
    line.response(
        run.call(),
        500,
        "{\"error\":{\"code\":\"x\",\"message\":\"java.lang.Error\\n"
            + "\\tat com.acme.A.b(A.java:1)\"}}");

    assertThat(line.judged().broken()).extracting(it -> it.clause()).contains(SAFE_1);
  }

  @Test
  void headers_subprotocols_close_reasons_and_refusals_count() {
    Map<String, List<String>> headers = Map.of("X-Debug", List.of(SECRET));
    TimelineScript[] all = {
      line.response(line.ask("r-1").asked().call(), 503, headersWithRetry(headers), ""),
      fresh().opening("ada-1").opened("ada-1", SECRET),
      fresh().socket("ada-1").closed("ada-1", 1000, SECRET),
      fresh().opening("ada-1").refused("ada-1", 401, SECRET),
      fresh().opening("ada-1").refused("ada-1", 401, headers, ""),
    };

    for (TimelineScript each : all) {
      assertThat(each.judged().broken()).extracting(it -> it.clause()).contains(SAFE_1);
    }
  }

  private static Map<String, List<String>> headersWithRetry(Map<String, List<String>> headers) {
    return Map.of("Retry-After", List.of("1"), "X-Debug", headers.get("X-Debug"));
  }

  private static TimelineScript fresh() {
    return new SafeRulesTest().line;
  }

  @Test
  void what_the_suite_itself_sent_is_not_delivered() {
    line.socket("ada-1").sent("ada-1", SECRET, false);
    line.opening("ada-2", "t", Welcome.REFUSED, SECRET).refused("ada-2", 401, "expired");

    line.judged().keeps(SAFE_1);
  }

  @Test
  void before_anything_is_delivered_safe_1_is_not_exercised() {
    line.opening("ada-1").failed("ada-1", Failure.UNREACHABLE, "refused");

    line.judged().neverAsks(SAFE_1);
  }
}
