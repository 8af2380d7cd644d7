package dev.goldenpath.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveLinesTest {
  private final List<String> told = new ArrayList<>();
  private final LiveLines lines = new LiveLines(new Reader(), () -> told.add("over"));

  private final class Reader implements Flow.Subscriber<String> {
    @Override
    public void onSubscribe(Flow.Subscription opened) {
      opened.request(1);
    }

    @Override
    public void onNext(String line) {
      told.add("“" + line + "”");
    }

    @Override
    public void onError(Throwable failure) {
      told.add(failure.getMessage());
    }

    @Override
    public void onComplete() {
      told.add("complete");
    }
  }

  private final class Opened implements Flow.Subscription {
    @Override
    public void request(long n) {
      told.add("request");
    }

    @Override
    public void cancel() {
      told.add("cancel");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ä\n\nb\nc", "ä\r\n\r\nb\r\nc", "ä\r\rb\rc", "ä\r\n\rb\nc", "ä\n\nb\r\nc\n"})
  void lines_end_in_any_of_three_ways_however_they_are_cut(String body) {
    for (byte it : body.getBytes(StandardCharsets.UTF_8)) {
      lines.onNext(List.of(ByteBuffer.wrap(new byte[] {it})));
    }
    lines.onComplete();

    assertThat(told).containsExactly("“ä”", "“”", "“b”", "“c”", "over", "complete");
  }

  @Test
  void a_line_is_told_as_soon_as_its_end_is_there() {
    lines.onNext(List.of(ByteBuffer.wrap("a\nb\rc".getBytes(StandardCharsets.UTF_8))));

    assertThat(told).containsExactly("“a”", "“b”");
  }

  @Test
  void a_line_that_goes_on_and_on_is_read_no_further() {
    byte[] mebibyte = new byte[1 << 20];
    Arrays.fill(mebibyte, (byte) 'x');
    lines.onSubscribe(new Opened());
    for (int i = 0; i < 40; i++) {
      lines.onNext(List.of(ByteBuffer.wrap(mebibyte)));
    }
    lines.onComplete();

    assertThat(told).containsExactly("request", "cancel", "over", "a line goes on after 32 MiB");
  }
}
