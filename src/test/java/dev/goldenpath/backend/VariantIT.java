package dev.goldenpath.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.Client.Person;
import dev.goldenpath.backend.variant.Variants;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VariantIT {

  private static final int AT_ONCE = 24;
  private static final String MESSAGE = "nonce é 🧭 \"17\"\nwait 0.2 seconds";

  @Test
  void a_golden_run_completes_with_each_variant_alone() {
    Parallel.forEach(
        AT_ONCE, Variants.all(), variant -> completes(Set.of(variant.id()), WireProfile.DATA));
  }

  @Test
  void a_golden_run_completes_with_as_many_variants_as_go_together() {
    List<Set<String>> combinations = Variants.combinations();
    Parallel.forEach(
        AT_ONCE,
        combinations,
        ids -> {
          int profile = combinations.indexOf(ids) % WireProfile.values().length;
          completes(ids, WireProfile.values()[profile]);
        });
  }

  @Test
  void compression_is_agreed_upon_only_by_the_variant_that_has_it() throws IOException {
    assertThat(handshake(Set.of())).startsWith("HTTP/1.1 101").doesNotContain("permessage-deflate");
    assertThat(handshake(Set.of("compressed"))).contains("permessage-deflate");
  }

  /** Shake hands by hand: the JDK's client offers no extensions. */
  private static String handshake(Set<String> variants) throws IOException {
    BackendOptions options = BackendOptions.builder().variants(variants).build();
    try (ReferenceBackend backend = ReferenceBackend.start(options);
        Socket socket = new Socket("127.0.0.1", backend.port())) {
      String request =
          String.join(
              "\r\n",
              "GET /ws?thread_id=" + Client.newThread() + " HTTP/1.1",
              "Host: 127.0.0.1",
              "Upgrade: websocket",
              "Connection: Upgrade",
              "Sec-WebSocket-Version: 13",
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
              "Sec-WebSocket-Extensions: permessage-deflate",
              "Authorization: Bearer " + new Client(backend).login("ada").token(),
              "",
              "");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      return reader.lines().takeWhile(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
  }

  private static void completes(Set<String> variants, WireProfile profile) {
    BackendOptions options =
        BackendOptions.builder().variants(variants).wireProfile(profile).build();
    try (ReferenceBackend backend = ReferenceBackend.start(options)) {
      Client client = new Client(backend);
      Person ada = client.login("ada");
      String thread = Client.newThread();
      Listener socket = client.listen(ada, thread);

      String run = client.run(ada, thread, MESSAGE, "get_current_time", "echo_tool", "wait_tool");
      socket.awaitEnd(run);

      assertThat(new LinkedHashSet<>(socket.typesOf(run)))
          .containsSubsequence(
              "agent_started",
              "agent_thinking",
              "tool_executing",
              "tool_completed",
              "agent_completed");
      String fields =
          profile == WireProfile.FLAT ? "" : "/" + profile.name().toLowerCase(Locale.ROOT);
      assertThat(socket.awaitType("agent_completed").at(fields + "/final_response").asText())
          .contains(MESSAGE);
    }
  }
}
