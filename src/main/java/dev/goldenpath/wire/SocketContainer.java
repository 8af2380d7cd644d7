package dev.goldenpath.wire;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import java.io.IOException;
import java.util.Map;
import org.glassfish.tyrus.spi.ClientContainer;
import org.glassfish.tyrus.spi.ClientEngine;

/**
 * Has Tyrus's sockets go by the one way to the target; see {@link Handshake}. Tyrus makes it by its
 * name, so it is public.
 */
public final class SocketContainer implements ClientContainer {
  public SocketContainer() {}

  @Override
  public void openClientSocket(
      ClientEndpointConfig config, Map<String, Object> properties, ClientEngine engine)
      throws DeploymentException, IOException {
    ((Handshake) config.getConfigurator()).begin(engine);
  }
}
