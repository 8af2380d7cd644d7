package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.backend.ReferenceBackend;
import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import dev.goldenpath.net.Front;
import dev.goldenpath.net.Transport;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Authentication;
import dev.goldenpath.setting.Capability;
import dev.goldenpath.setting.Settings;
import dev.goldenpath.setting.Target;
import dev.goldenpath.user.Users;
import dev.goldenpath.wire.EventSockets;
import dev.goldenpath.wire.HttpApi;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  @FieldCase(
      kind = Kind.OURS,
      input = "a target that closes each socket as soon as it is open, before it is asked for pong",
      now = "no word about what it can do: the scenarios judge it; never a crash of the run")
  @Test
  void a_socket_that_is_closed_before_it_is_asked_takes_nothing_away() throws IOException {
    try (Front closing = new Closing()) {
      String host = "127.0.0.1:" + closing.port();
      Target target =
          Target.of(
                  "closing",
                  URI.create("http://" + host),
                  URI.create("ws://" + host + "/ws"),
                  Authentication.TokenList.of("token", Optional.of("u-1")))
              .with(it -> it.capabilities(Set.of(Capability.APP_PING)));

      assertThat(found(target)).contains(Capability.APP_PING);
    }
  }

  /** Upgrades what asks for it, and closes it. */
  private static final class Closing extends Front {
    Closing() throws IOException {}

    @Override
    protected void serve(Socket client) throws IOException {
      String request = head(client.getInputStream());
      if (request.startsWith("GET")) {
        write(client, upgraded(request) + "\u0088\u0002\u0003\u00e8");
      } else {
        write(client, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
      }
    }
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
      return found(target);
    }
  }

  private static Set<Capability> found(Target target) {
    Transport way = new Transport(target);
    Users users = new Users(target, way, new Secrets());
    return new CapabilityProbe(target, users, new EventSockets(way), new HttpApi(way)).found();
  }
}
