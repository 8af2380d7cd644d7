package dev.goldenpath.timeline;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.setting.Parts;
import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.Stamp;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one run, over all sockets.
 *
 * @param call the accepted request that started it; empty where nobody in the scenario asked for it
 */
public record Run(String id, Optional<Call> call) {

  /** Tools of the contract that fail by design. */
  private static final String FAILING = "failing_tool";

  public Optional<AgentRequest> request() {
    return call.flatMap(Call::agentRequest);
  }

  /** Return the name of the user who asked for it. */
  public Optional<String> user() {
    return call.map(asked -> asked.request().user());
  }

  public Optional<String> threadId() {
    return request().map(AgentRequest::threadId);
  }

  /** Return when the request was sent. */
  public Optional<Stamp> askedAt() {
    return call.map(asked -> asked.request().at());
  }

  /** Return whether the request asks for tools none of which fails by design (ORDER-2). */
  public boolean isGolden() {
    return call.filter(asked -> asked.request().expectation().isAcceptance()).isPresent()
        && request()
            // Another agent than data_helper has defaults of its own.
            .filter(asked -> isTheAgent(asked) || asked.tools().isPresent())
            .map(AgentRequest::allowedTools)
            .filter(tools -> !tools.isEmpty() && !tools.contains(FAILING))
            .isPresent();
  }

  /** Return whether the request asks for the tool that fails by design. */
  public boolean asksForFailure() {
    return request().filter(asked -> asked.allows(FAILING)).isPresent();
  }

  /** Return whether it can't have done its work without echo_tool's part in it (PAIR-4). */
  public boolean mustEcho() {
    return isGolden()
        && isDataHelper()
        && request()
            .filter(asked -> asked.allows("echo_tool"))
            .filter(asked -> asked.allowedRounds() >= asked.allowedTools().size())
            .isPresent();
  }

  /** Return whether the agent is the one whose ways the contract describes. */
  public boolean isDataHelper() {
    return request()
        .filter(asked -> isTheAgent(asked))
        .filter(asked -> asked.agentType().equals(Parts.AGENT) || asked.tools().isPresent())
        .isPresent();
  }

  private static boolean isTheAgent(AgentRequest asked) {
    return asked.agentType().equals(Parts.AGENT) || asked.agentType().equals(Parts.OTHER_AGENT);
  }

  /** Return whether another accepted request was given the same id (HTTP-5). */
  boolean isNamesakeOf(Run other) {
    return id.equals(other.id)
        && call.isPresent()
        && other.call.isPresent()
        && !call.equals(other.call);
  }

  /** Return whether an event says that it is this run's. */
  public boolean owns(AgentEvent event) {
    return event.runId().equals(Optional.of(id));
  }

  /** Return the nonces that its message held. */
  public List<String> nonces() {
    return call.map(Call::nonces).orElse(List.of());
  }
}
