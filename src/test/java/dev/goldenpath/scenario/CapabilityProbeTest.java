package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.backend.ReferenceBackend;
import dev.goldenpath.net.Transport;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Capability;
import dev.goldenpath.setting.Settings;
import dev.goldenpath.setting.Target;
import dev.goldenpath.user.Users;
import dev.goldenpath.wire.EventSockets;
import dev.goldenpath.wire.HttpApi;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A capability is taken away where the target says that it has it not, and only there. */
class CapabilityProbeTest {

  @Test
  void the_reference_backend_has_all() {
    assertThat(found(Set.of(), dev.goldenpath.backend.TokenTransport.values()))
        .containsExactlyInAnyOrder(Capability.values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "token-refused-by-close-4401", "token-refused-by-error-first"})
  void a_transport_may_be_refused_by_a_status_or_by_a_close(String variant) {
    Set<String> variants = variant.isEmpty() ? Set.of() : Set.of(variant);

    assertThat(found(variants, dev.goldenpath.backend.TokenTransport.HEADER))
        .doesNotContain(Capability.SUBPROTOCOL_TOKEN)
        .contains(Capability.HEADER_TOKEN, Capability.MULTI_USER, Capability.APP_PING);
  }

  private static Set<Capability> found(
      Set<String> variants, dev.goldenpath.backend.TokenTransport... transports) {
    BackendOptions options =
        BackendOptions.builder()
            .password("embedded-only-password")
            .variants(variants)
            .tokenTransports(Set.copyOf(Arrays.asList(transports)))
            .build();
    try (ReferenceBackend backend = ReferenceBackend.start(options)) {
      Target target =
          Settings.resolve("embedded", Map.of(), Map.of(), List.of())
              .at(backend.baseUrl(), backend.wsUrl());
      Transport way = new Transport(target);
      Users users = new Users(target, way, new Secrets());
      return new CapabilityProbe(target, users, new EventSockets(way), new HttpApi(way)).found();
    }
  }
}
