package dev.goldenpath.wire;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.glassfish.tyrus.container.grizzly.client.GrizzlyClientContainer;
import org.glassfish.tyrus.spi.ClientContainer;
import org.glassfish.tyrus.spi.ClientEngine;
import org.glassfish.tyrus.spi.Connection;
import org.glassfish.tyrus.spi.UpgradeRequest;
import org.glassfish.tyrus.spi.UpgradeResponse;
import org.glassfish.tyrus.spi.Writer;

/**
 * Open sockets as Grizzly does, and read the answer's {@code Connection} header as a list.
 *
 * <p>Tyrus looks at the first of its options alone, and would refuse {@code keep-alive, Upgrade},
 * which RFC 6455 §4.1 allows: any of them may be {@code Upgrade}. Tyrus makes it by its name, so it
 * is public.
 */
public final class ListReadingContainer implements ClientContainer {
  private static final String UPGRADE = "Upgrade";

  private final ClientContainer grizzly = new GrizzlyClientContainer();

  public ListReadingContainer() {}

  @Override
  public void openClientSocket(
      ClientEndpointConfig config, Map<String, Object> properties, ClientEngine engine)
      throws DeploymentException, IOException {
    grizzly.openClientSocket(config, properties, new Reading(engine));
  }

  private record Reading(ClientEngine engine) implements ClientEngine {
    @Override
    public UpgradeRequest createUpgradeRequest(TimeoutHandler timeoutHandler) {
      return engine.createUpgradeRequest(timeoutHandler);
    }

    @Override
    public ClientUpgradeInfo processResponse(
        UpgradeResponse response, Writer writer, Connection.CloseListener closed) {
      response.getHeaders().replaceAll(Reading::plain);
      return engine.processResponse(response, writer, closed);
    }

    @Override
    public void processError(Throwable failure) {
      engine.processError(failure);
    }

    private static List<String> plain(String name, List<String> values) {
      boolean upgrades =
          name.equalsIgnoreCase("Connection")
              && values.stream()
                  .flatMap(value -> Arrays.stream(value.split(",")))
                  .anyMatch(option -> option.strip().equalsIgnoreCase(UPGRADE));
      return upgrades ? List.of(UPGRADE) : values;
    }
  }
}
