package dev.goldenpath.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.backend.Client.Person;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Narrator;
import dev.goldenpath.backend.seam.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LifeTest {

  @Test
  void a_backend_leaves_no_thread_behind_even_with_work_under_way() {
    Set<String> before = threads();
    ReferenceBackend backend = ReferenceBackend.start(BackendOptions.defaults());
    Client client = new Client(backend);
    Person ada = client.login("ada");
    String thread = Client.newThread();
    Listener socket = client.listen(ada, thread);
    client.run(ada, thread, "wait 60 seconds", "wait_tool");
    socket.awaitType("tool_executing");

    long start = System.nanoTime();
    backend.close();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    assertThat(threads()).isSubsetOf(before);
  }

  /** The living threads but those of the JDK's HTTP client, which the tests share. */
  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(thread -> thread.getName() + "#" + thread.getId())
        .filter(name -> !name.startsWith("HttpClient") && !name.startsWith("ForkJoinPool"))
        .collect(Collectors.toSet());
  }

  @Test
  void many_backends_live_side_by_side() {
    List<ReferenceBackend> backends = new ArrayList<>();
    try {
      for (int i = 0; i < 8; i++) {
        backends.add(ReferenceBackend.start(BackendOptions.defaults()));
      }
      for (ReferenceBackend backend : backends) {
        Client client = new Client(backend);
        Person ada = client.login("ada");
        String thread = Client.newThread();
        client.listen(ada, thread).awaitEnd(client.run(ada, thread, "hello"));
      }
    } finally {
      backends.forEach(ReferenceBackend::close);
    }
  }

  @Test
  void a_taken_port_is_an_error() {
    try (ReferenceBackend first = ReferenceBackend.start(BackendOptions.defaults())) {
      BackendOptions same = BackendOptions.builder().port(first.port()).build();

      assertThatThrownBy(() -> ReferenceBackend.start(same)).isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void options_that_cannot_be_are_refused_and_secrets_are_not_shown() {
    BackendOptions options = BackendOptions.defaults();

    assertThat(options.toString()).doesNotContain(options.password(), options.jwtSecret());
    assertThatThrownBy(() -> BackendOptions.builder().jwtSecret("short").build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BackendOptions.builder().tokenTransports(Set.of()).build())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_agent_that_crashes_ends_its_run_in_an_error_without_telling_how() {
    Behaviour crashing =
        new Behaviour() {
          @Override
          public CompletionStage<String> perform(
              Run run, Narrator narrator, Supplier<CompletionStage<String>> next) {
            throw new IllegalStateException("a secret of the inside");
          }
        };
    try (ReferenceBackend backend = ReferenceBackend.start(BackendOptions.defaults(), crashing)) {
      Client client = new Client(backend);
      Person ada = client.login("ada");
      String thread = Client.newThread();
      Listener socket = client.listen(ada, thread);

      String run = client.run(ada, thread, "hello");
      List<JsonNode> events = socket.awaitEnd(run);

      assertThat(socket.typesOf(run)).containsExactly("agent_started", "agent_error");
      assertThat(events.get(1).at("/data/error/code").asText()).isEqualTo("agent_failed");
      assertThat(events.get(1).toString()).doesNotContain("inside");
    }
  }
}
