package dev.goldenpath.backend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Call;
import dev.goldenpath.backend.seam.Door;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Refusal;
import dev.goldenpath.backend.seam.Reply;
import dev.goldenpath.backend.seam.Run;
import dev.goldenpath.backend.seam.RunRequest;
import dev.goldenpath.backend.seam.User;
import java.util.Optional;

/** Accepts or refuses a run (HTTP-2 to HTTP-5); never waits for it. */
record ExecuteEndpoint(
    Behaviour behaviour, Tokens tokens, RequestCheck check, Threads threads, Runner runner)
    implements Endpoint {
  @Override
  public Reply answer(Call call) {
    return behaviour
        .identify(Door.EXECUTE, call.bearerToken(), tokens::identify)
        .user()
        .map(user -> answer(user, call))
        .orElseGet(() -> Unauthorized.REFUSAL.toReply());
  }

  private Reply answer(User user, Call call) {
    JsonNode body = Json.parse(call.body()).orElse(NullNode.instance);
    Optional<Refusal> fault = behaviour.examine(user, body, b -> check.examine(user, b));
    if (fault.isPresent()) {
      return fault.get().toReply();
    }
    RunRequest request = RunRequest.of(body, call.header("traceparent"));
    String thread = request.threadId();
    if (!behaviour.mayEnter(user, thread, Door.EXECUTE, () -> threads.claim(user, thread))) {
      return Reply.error(403, "thread_closed", "This thread is not open to you.");
    }
    return runner
        .launch(user, request)
        .map(ExecuteEndpoint::accepted)
        .orElseGet(
            () -> Reply.error(409, "thread_busy", "A run goes on in this thread; ask after it."));
  }

  private static Reply accepted(Run run) {
    return Reply.of(
        202,
        Json.object()
            .put("run_id", run.id())
            .put("thread_id", run.threadId())
            .put("agent_type", run.request().agentType())
            .put("status", "accepted"));
  }
}
