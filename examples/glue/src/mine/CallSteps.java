package mine;

import dev.goldenpath.api.Event;
import dev.goldenpath.api.Session;
import io.cucumber.java.en.Then;
import java.util.List;

/** A sentence of one's own, about the ids of tool calls. */
public final class CallSteps {
  private final Session session;

  public CallSteps(Session session) {
    this.session = session;
  }

  @Then("every call of a tool has an id of at least {int} letters")
  public void everyCallHasAnId(int least) {
    session.last().whole();
    List<Event> calls = session.last().events("tool_executing");
    for (Event call : calls) {
      if (call.text("correlation_id").orElse("").length() < least) {
        session.fail(
            "a correlation_id of " + least + " letters or more",
            call.toString(),
            "look where the id of a call is made",
            call);
      }
    }
    session.isSo();
  }
}
