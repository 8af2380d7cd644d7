package dev.goldenpath.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goldenpath.event.EventDecoder;
import dev.goldenpath.event.Unreadable;
import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import dev.goldenpath.net.Front;
import dev.goldenpath.net.Transport;
import dev.goldenpath.setting.Authentication;
import dev.goldenpath.setting.Limits;
import dev.goldenpath.setting.Target;
import dev.goldenpath.setting.TokenTransport;
import dev.goldenpath.setting.WireProfile;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message that does not fit into our buffer is the target's break; the close for it is ours. */
class OversizedMessageTest {
  private static final int MIB = 1 << 20;
  private static final Limits HASTY = Limits.defaults().withHttp(Duration.ofMillis(300));

  /** Sends one message of so many fragments of a mebibyte each. */
  private static final class Sender extends Front {
    private final int fragments;
    private final int each;

    Sender(int fragments, int each) throws IOException {
      this.fragments = fragments;
      this.each = each;
    }

    @Override
    protected void serve(Socket client) throws IOException {
      write(client, upgraded(head(client.getInputStream())));
      OutputStream out = client.getOutputStream();
      for (int i = 0; i < fragments; i++) {
        int last = i == fragments - 1 ? 0x80 : 0;
        ByteBuffer head = ByteBuffer.allocate(10).put((byte) (last | (i == 0 ? 1 : 0)));
        out.write(head.put((byte) 127).putLong(each).array());
        out.write("x".repeat(each).getBytes(StandardCharsets.US_ASCII));
      }
      if (fragments == 0) {
        out.write(new byte[] {(byte) 0x88, 2, 3, (byte) 0xe8});
      }
      out.flush();
      while (client.getInputStream().read() >= 0) {}
    }
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.OURS,
      input = "a message that overflows a buffer of the suite's own, whole or in fragments",
      now = "CONN-5, a message over 1 MiB; never CONN-4, since the close for it is ours")
  @ValueSource(ints = {1, 9})
  void what_overflows_our_buffer_is_a_message_that_is_too_large(int fragments) throws Exception {
    try (Sender sender = new Sender(fragments, 9 * MIB / fragments)) {
      List<Entry> entries = heard(sender, Entry.SocketClosed.class);

      assertThat(entries)
          .filteredOn(Entry.Frame.class::isInstance)
          .singleElement()
          .satisfies(
              frame ->
                  assertThat(new EventDecoder(WireProfile.DATA).read((Entry.Frame) frame))
                      .isInstanceOfSatisfying(
                          Unreadable.class, it -> assertThat(it.reason()).contains("1 MiB")));
      assertThat(entries.get(entries.size() - 1))
          .isInstanceOfSatisfying(
              Entry.SocketClosed.class, closed -> assertThat(closed.bySuite()).isTrue());
    }
  }

  @Test
  void a_close_without_a_reason_is_no_overflow() throws Exception {
    try (Sender sender = new Sender(0, 0)) {
      List<Entry> entries = heard(sender, Entry.SocketClosed.class);

      assertThat(entries).doesNotHaveAnyElementsOfTypes(Entry.Frame.class);
      assertThat(entries)
          .last()
          .isInstanceOfSatisfying(
              Entry.SocketClosed.class, closed -> assertThat(closed.bySuite()).isFalse());
    }
  }

  @Test
  void a_message_below_our_buffer_is_seen_whole() throws Exception {
    try (Sender sender = new Sender(3, MIB)) {
      assertThat(heard(sender, Entry.Frame.class))
          .last()
          .isInstanceOfSatisfying(
              Entry.Frame.class, frame -> assertThat(frame.bytes()).isEqualTo(3 * MIB));
    }
  }

  @Test
  void a_backend_that_reads_nothing_is_not_waited_for_without_end() throws Exception {
    try (Front deaf = new Deaf();
        EventSocket socket =
            new EventSockets(new Transport(target(deaf).with(it -> it.limits(HASTY))))
                .open(dial(), new Transcript())
                .orElseThrow()) {
      String large = "x".repeat(64 * MIB);

      assertThatThrownBy(() -> socket.send(large, false))
          .isInstanceOf(ConnectionLost.class)
          .hasMessage("socket ada-1 took no message within 300 ms");
    }
  }

  private static final class Deaf extends Front {
    Deaf() throws IOException {}

    @Override
    protected void serve(Socket client) throws IOException {
      write(client, upgraded(head(client.getInputStream())));
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException closed) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static List<Entry> heard(Sender sender, Class<? extends Entry> until)
      throws InterruptedException {
    Transcript transcript = new Transcript();
    try (EventSocket socket =
        new EventSockets(new Transport(target(sender))).open(dial(), transcript).orElseThrow()) {
      assertThat(socket.name()).isEqualTo("ada-1");
      int known = 0;
      while (transcript.entries().stream().noneMatch(until::isInstance)
          && transcript.awaitMoreThan(known, Duration.ofSeconds(10))) {
        known = transcript.entries().size();
      }
      return transcript.entries();
    }
  }

  private static Target target(Front front) {
    return Target.of(
        "t",
        URI.create("http://127.0.0.1:" + front.port()),
        URI.create("ws://127.0.0.1:" + front.port() + "/ws"),
        Authentication.TokenList.of("token", Optional.of("u-1")));
  }

  private static Dial dial() {
    return new Dial(
        "ada-1",
        "Ada",
        "u-1",
        UUID.randomUUID().toString(),
        Optional.of("token"),
        TokenTransport.HEADER,
        Welcome.OPEN,
        "");
  }
}
