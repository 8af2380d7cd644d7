package dev.goldenpath.bench;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.restassured.RestAssured;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.glassfish.tyrus.client.ClientManager;

/**
 * What the suite's libraries cost by themselves: the floor's scenario as Cucumber's steps, its
 * socket by Tyrus, its execute call by REST-assured, Cucumber's own reports. No rules, no page.
 */
public final class BareLibraries {
  private static final String GLUE = BareLibraries.class.getPackageName();
  private static final ClientManager SOCKETS = ClientManager.createClient();
  private static final AtomicInteger USERS = new AtomicInteger();

  private final Floor floor = Floor.fromProperties();
  private final Floor.Listener listener = new Floor.Listener();
  private final String nonce = UUID.randomUUID().toString();
  private String token = "";
  private String user = "";
  private @Nullable Session session;

  /** Arguments: the feature, how many scenarios at once, where reports go. */
  public static void main(String... args) {
    System.exit(
        io.cucumber.core.cli.Main.run(
            new String[] {
              "--glue", GLUE, "--threads", args[1], "--monochrome",
              "--plugin", "message:" + args[2] + "/messages.ndjson",
              "--plugin", "junit:" + args[2] + "/junit.xml", args[0]
            },
            BareLibraries.class.getClassLoader()));
  }

  @Given("Ada is authenticated")
  public void logIn() {
    String grant = floor.logIn("qa+" + USERS.incrementAndGet() + "@example.test");
    token = Floor.field(grant, "access_token");
    user = Floor.field(grant, "user_id");
  }

  @When("Ada asks to use get_current_time then echo_tool")
  public void ask() throws DeploymentException, IOException {
    ask(0);
  }

  @When("Ada asks for a wait of {int} ms with wait_tool, echo_tool")
  public void ask(int millis) throws DeploymentException, IOException {
    String thread = UUID.randomUUID().toString();
    session = SOCKETS.connectToServer(new Ear(), upgrade(), floor.socketOf(thread));
    Floor.await(listener.greeted);
    String reply =
        RestAssured.given()
            .baseUri(floor.base.toString())
            .headers("Authorization", "Bearer " + token, "Content-Type", "application/json")
            .body(floor.request(thread, nonce, user, millis))
            .post(Floor.EXECUTE)
            .asString();
    Floor.field(reply, "run_id");
    Floor.await(listener.ended);
  }

  @Then("the run is complete")
  public void check() throws IOException {
    listener.check(nonce);
    Objects.requireNonNull(session).close();
  }

  private ClientEndpointConfig upgrade() {
    return ClientEndpointConfig.Builder.create()
        .configurator(
            new ClientEndpointConfig.Configurator() {
              @Override
              public void beforeRequest(Map<String, List<String>> headers) {
                headers.put("Authorization", List.of("Bearer " + token));
              }
            })
        .build();
  }

  private final class Ear extends Endpoint {
    @Override
    public void onOpen(Session session, EndpointConfig config) {
      session.addMessageHandler(String.class, listener::take);
    }
  }
}
