package dev.goldenpath.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import dev.goldenpath.field.OwnProcess;
import dev.goldenpath.field.OwnProcess.Ended;
import dev.goldenpath.net.Front;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Memory ends on a thread of a library, in a process of its own. */
@Execution(ExecutionMode.CONCURRENT)
class BreakdownIT {
  private static final String HEALTHY =
      "HTTP/1.1 200 OK\r\nContent-Length: 21\r\nConnection: close\r\n\r\n{\"status\": \"healthy\"}";

  private static final int MIB = 1 << 20;
  private static final int MORE_THAN_THERE_IS = 400;

  @TempDir private Path folder;
  private Path feature;

  @BeforeEach
  void write() throws IOException {
    feature =
        Files.writeString(
            folder.resolve("x.feature"),
            """
            Feature: Memory
              Scenario: Ada listens and asks
                Given Ada is authenticated
                And Ada listens
                When Ada asks for an echo
                Then the run is complete
            """);
  }

  @Test
  @FieldCase(
      kind = Kind.OURS,
      input = "an answer without an end, which would fill the memory",
      now = "it is no answer after 32 MiB: HTTP-3, exit 1 within seconds")
  void an_answer_without_an_end_does_not_fill_it() throws IOException {
    try (Front server = new Flooding("/execute")) {
      Ended ended = run(server, "-Xmx256m");

      assertThat(ended.exit()).as(ended.told()).isEqualTo(1);
      assertThat(ended.told()).contains("BROKEN  HTTP-3 ").doesNotContain("out of memory");
    }
  }

  @Test
  @FieldCase(
      kind = Kind.OURS,
      input = "no memory is left on a thread of the sockets' client: many large messages",
      now = "one message, exit 2 within seconds; nothing is held against the target")
  void on_a_thread_of_the_sockets() throws IOException {
    try (Front server = new Flooding("/ws")) {
      assertEndsInOneMessage(run(server, "-Xmx72m"));
    }
  }

  private Ended run(Front server, String memory) {
    return new OwnProcess()
        .java(memory)
        .run(
            "run",
            "--target=local",
            "--set=base-url=http://127.0.0.1:" + server.port(),
            "--set=jwt-secret=a-secret-for-signing-that-is-long-enough",
            "--set=auth=signed",
            "--set=capabilities=agent-config",
            "--features=" + feature,
            "--out=" + folder.resolve("out").toString());
  }

  private static void assertEndsInOneMessage(Ended ended) {
    assertThat(ended.exit()).as(ended.told()).isEqualTo(2);
    assertThat(ended.told())
        .containsOnlyOnce("Java ran out of memory (")
        .doesNotContain("\tat ", "    at ", "Exception in thread", "1 failed");
  }

  /** Sends without an end what it is asked for at one of its doors. */
  private static final class Flooding extends Front {
    private final String door;

    Flooding(String door) throws IOException {
      this.door = door;
    }

    @Override
    protected void serve(Socket client) throws IOException {
      String head = head(client.getInputStream());
      String asked = head.substring(0, head.indexOf('\r'));
      if (asked.contains("/health")) {
        write(client, HEALTHY);
      } else if (asked.contains("/ws")) {
        boolean offers = head.toLowerCase(Locale.ROOT).contains("sec-websocket-protocol:");
        write(client, offers ? upgraded(head, "Sec-WebSocket-Protocol: jwt-auth") : upgraded(head));
        text(
            client, "{\"type\": \"connection_established\", \"data\": {\"connection_id\": \"c\"}}");
        flood(client, "/ws");
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
      } else {
        write(client, "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\n\r\n");
        flood(client, "/execute");
      }
    }

    private void flood(Socket client, String at) throws IOException {
      String message = "{\"type\": \"stream_chunk\", \"text\": \"" + "x".repeat(MIB / 2) + "\"}";
      for (int i = 0; at.equals(door) && i < MORE_THAN_THERE_IS; i++) {
        text(client, message);
      }
    }

    /** Send a text frame (RFC 6455 §5.2). */
    private static void text(Socket client, String text) throws IOException {
      byte[] payload = text.getBytes(UTF_8);
      byte[] frame = new byte[payload.length + 10];
      frame[0] = (byte) 0x81;
      frame[1] = 127;
      for (int i = 0; i < 8; i++) {
        frame[9 - i] = (byte) ((long) payload.length >> 8 * i);
      }
      System.arraycopy(payload, 0, frame, 10, payload.length);
      client.getOutputStream().write(frame);
    }
  }
}
