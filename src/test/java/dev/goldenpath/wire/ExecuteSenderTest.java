package dev.goldenpath.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goldenpath.setting.Settings;
import dev.goldenpath.setting.Target;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecuteSenderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost",
        "http://localhost:8000",
        "https://agents.example.test/v2",
        "http://[::1]:8000"
      })
  void a_call_goes_where_the_settings_say_and_to_no_usual_port(String base) {
    Target target =
        Settings.resolve("embedded", Map.of(), Map.of(), List.of())
            .at(URI.create(base), URI.create("ws://127.0.0.1:1/ws"));

    assertThat(sentTo(target).uri()).isEqualTo(target.executeUrl());
  }

  @Test
  void a_stream_is_asked_for_without_a_content_coding() {
    HttpRequest sent =
        sentTo(Settings.resolve("embedded", Map.of(), Map.of(), List.of("protocol=ag-ui")));

    assertThat(sent.headers().allValues("Accept-Encoding")).containsExactly("identity");
  }

  private static HttpRequest sentTo(Target target) {
    ExecuteSender sender = new ExecuteSender(target);
    ExecuteCall call =
        new ExecuteCall(
            "execute-1",
            "Ada",
            "u-1",
            Optional.empty(),
            Optional.empty(),
            Expectation.accepted(),
            "{}",
            "",
            Optional.empty());
    AtomicReference<HttpRequest> sent = new AtomicReference<>();

    assertThatThrownBy(
            () ->
                sender.send(
                    call,
                    sender.write(call),
                    request -> {
                      sent.set(request);
                      throw new IllegalStateException("seen");
                    }))
        .hasMessage("seen");

    return sent.get();
  }
}
