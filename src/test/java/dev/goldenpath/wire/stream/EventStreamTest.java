package dev.goldenpath.wire.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.setting.Settings;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.ExecuteCall;
import dev.goldenpath.wire.Expectation;
import dev.goldenpath.wire.Transcript;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventStreamTest {
  private final List<String> asked = new ArrayList<>();
  private final Transcript transcript = new Transcript();
  private final EventStream stream =
      new EventStream(
          new ExecuteCall(
              "execute-1",
              "Ada",
              "u-1",
              Optional.empty(),
              Optional.empty(),
              Expectation.accepted(),
              "{}",
              "",
              Optional.empty()),
          Settings.resolve("embedded", Map.of(), Map.of(), List.of("protocol=ag-ui")),
          transcript);

  private record Head(int statusCode, HttpHeaders headers, HttpClient.Version version)
      implements ResponseInfo {}

  private final class Subscribed implements Flow.Subscription {
    @Override
    public void request(long events) {
      asked.add("request");
    }

    @Override
    public void cancel() {
      asked.add("cancel");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "text/event-stream, true",
    "Text/Event-Stream;charset=UTF-8, true",
    "text/event-streams, false",
    "application/json, false"
  })
  void a_stream_is_told_by_the_type_of_its_content_in_any_case(String type, boolean isStream) {
    HttpHeaders headers = HttpHeaders.of(Map.of("content-type", List.of(type)), (a, b) -> true);

    assertThat(stream.take(new Head(200, headers, HttpClient.Version.HTTP_1_1)).isPresent())
        .isEqualTo(isStream);
  }

  @Test
  void an_event_of_lines_without_an_end_is_too_large_and_read_no_further() {
    String mebibyte = "data: " + "x".repeat(1 << 20);
    stream.onSubscribe(new Subscribed());
    for (int i = 0; i < 40; i++) {
      stream.onNext(mebibyte);
    }

    assertThat(asked).containsExactly("request", "cancel");
    assertThat(transcript.entries(Entry.Frame.class))
        .singleElement()
        .satisfies(frame -> assertThat(frame.bytes()).isEqualTo((32 << 20) + 1));
    assertThat(transcript.entries(Entry.SocketClosed.class))
        .singleElement()
        .satisfies(closed -> assertThat(closed.bySuite()).isTrue());
  }

  @Test
  void who_hangs_up_before_the_answer_does_not_listen_to_it() {
    stream.hangUp();
    stream.onSubscribe(new Subscribed());

    assertThat(asked).containsExactly("cancel");
  }

  @Test
  void a_stream_that_is_compressed_unasked_breaks_off_and_says_so() {
    Map<String, List<String>> headers =
        Map.of("content-type", List.of("text/event-stream"), "content-encoding", List.of("gzip"));
    stream.take(
        new Head(200, HttpHeaders.of(headers, (a, b) -> true), HttpClient.Version.HTTP_1_1));
    stream.onSubscribe(new Subscribed());

    assertThat(asked).containsExactly("cancel");
    assertThat(transcript.entries(Entry.SocketClosed.class))
        .singleElement()
        .satisfies(
            closed ->
                assertThat(closed.reason())
                    .isEqualTo(
                        "the stream is compressed (Content-Encoding: gzip), which nobody asked"
                            + " for"));
  }
}
