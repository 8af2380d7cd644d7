package dev.goldenpath.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.Client.Person;
import dev.goldenpath.backend.variant.Variants;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VariantTest {

  private static final String MESSAGE = "nonce é 🧭 \"17\"\nwait 0.2 seconds";

  @Test
  void a_golden_run_completes_with_each_variant_alone() {
    Parallel.forEach(Variants.all(), variant -> completes(Set.of(variant.id()), WireProfile.DATA));
  }

  @Test
  void a_golden_run_completes_with_as_many_variants_as_go_together() {
    List<Set<String>> combinations = Variants.combinations();
    Parallel.forEach(
        combinations,
        ids -> {
          int profile = combinations.indexOf(ids) % WireProfile.values().length;
          completes(ids, WireProfile.values()[profile]);
        });
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
