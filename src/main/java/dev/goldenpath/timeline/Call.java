package dev.goldenpath.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.goldenpath.event.Json;
import dev.goldenpath.setting.WireProfile;
import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.CallKind;
import dev.goldenpath.wire.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is known of one HTTP call of the scenario. */
public final class Call {
  private final Entry.HttpRequest request;
  private final WireProfile profile;
  private final List<String> nonces;
  private Optional<Entry.HttpResponse> response = Optional.empty();
  private Optional<Entry.HttpFailed> failure = Optional.empty();
  private Optional<String> toldByEvents = Optional.empty();
  private Optional<JsonNode> answer = Optional.empty();

  Call(Entry.HttpRequest request, WireProfile profile) {
    this.request = request;
    this.profile = profile;
    this.nonces = agentRequest().map(asked -> Nonce.in(asked.message())).orElse(List.of());
  }

  void answered(Entry.HttpResponse entry) {
    response = Optional.of(entry);
    answer = read(entry);
  }

  void failed(Entry.HttpFailed entry) {
    failure = Optional.of(entry);
  }

  /** Return the nonces that its message holds. */
  List<String> nonces() {
    return nonces;
  }

  public String name() {
    return request.call();
  }

  public Entry.HttpRequest request() {
    return request;
  }

  public Optional<Entry.HttpResponse> response() {
    return response;
  }

  public Optional<Entry.HttpFailed> failure() {
    return failure;
  }

  /** Return whether it is an execute call that is not yet answered. */
  public boolean isPending() {
    return isExecute() && !isOver();
  }

  /** Return whether it was answered, or is known not to be. */
  public boolean isOver() {
    return response.isPresent() || failure.isPresent();
  }

  public boolean isExecute() {
    return request.kind() == CallKind.EXECUTE;
  }

  /** Return whether the backend said that it is over a limit or has no agents now. */
  public boolean isUnavailable() {
    return response.filter(Entry.HttpResponse::isNotNow).isPresent();
  }

  /** Return whether the backend said so, but perhaps not till when (HTTP-4). */
  public boolean isOverloaded() {
    return response.filter(Entry.HttpResponse::isOverloaded).isPresent();
  }

  /** Return whether a health answer says that there are no real agents (HTTP-1). */
  public boolean saysNoAgents() {
    return response.filter(answer -> answer.status() == 503).isPresent()
        || answer()
            .map(health -> health.at("/agents/available"))
            .filter(available -> available.isBoolean() && !available.booleanValue())
            .isPresent();
  }

  /** Return whether it was refused for its empty list of tools, as HTTP-4 leaves open. */
  public boolean isRefusedForNoTools() {
    return (status() == 400 || status() == 422)
        && agentRequest().flatMap(AgentRequest::tools).filter(List::isEmpty).isPresent();
  }

  /** Return the HTTP status of its answer; 0 while there is none. */
  public int status() {
    return response.map(Entry.HttpResponse::status).orElse(0);
  }

  /**
   * Return whether a request that should be accepted reached the target and was never answered, so
   * that a run of it may have started under any id.
   */
  public boolean isUnanswered() {
    return isExecute()
        && request.expectation().isAcceptance()
        && failure.filter(entry -> entry.failure().isTheTargets()).isPresent();
  }

  /** Return whether the backend took the request, whatever was expected. */
  public boolean isAccepted() {
    return isExecute() && response.filter(answer -> answer.status() / 100 == 2).isPresent();
  }

  /**
   * Return whether a stream answers what is to be rejected, since a run goes on in its thread: it
   * tells so by its events.
   */
  public boolean isRejectedByStream() {
    return profile.protocol().isStream() && isAccepted() && request.expectation().isOfBusyThread();
  }

  /** Return whether the backend answered with anything but a success. */
  public boolean isRefused() {
    return isExecute() && response.filter(answer -> answer.status() / 100 != 2).isPresent();
  }

  /** Return whether it is answered 409, which says that a run goes on in its thread. */
  public boolean isTurnedAway() {
    return status() == 409;
  }

  /** Return whether its answer has an error with a code and a message. */
  public boolean tellsWhy() {
    return answer()
        .map(body -> body.path("error"))
        .filter(error -> error.path("code").isTextual() && error.path("message").isTextual())
        .isPresent();
  }

  /**
   * Return the id of the run that was started: as the suite itself named it, where the protocol has
   * it so; else as the answer names it, else as its events do; empty while neither has.
   */
  public Optional<String> runId() {
    if (profile.protocol().isStream()) {
      return isAccepted() ? Optional.of(request.runId()) : Optional.empty();
    }
    return isAccepted()
        ? answer().flatMap(body -> Json.id(body.path("run_id"))).or(() -> toldByEvents)
        : Optional.empty();
  }

  /**
   * Take the id that events tell, where the answer names none (HTTP-3), so that judging goes on.
   */
  void toldByEvents(String runId) {
    toldByEvents = Optional.of(runId);
  }

  /** Return the thread in which a run was asked for. */
  Optional<String> threadId() {
    return agentRequest().map(AgentRequest::threadId);
  }

  /** Return whether another user asks for it in another thread than a socket's. */
  boolean isOfAnother(Socket socket) {
    return !request.userId().equals(socket.userId())
        && threadId().filter(it -> !it.equals(socket.threadId())).isPresent();
  }

  /** Return how long its answer took; it has been answered. */
  public Duration took() {
    return response.orElseThrow().at().since(request.at());
  }

  /** Return whether events alone name the run, as the target's wire profile says. */
  public boolean isNamedByEvents() {
    return isExecute() && profile.answer().runId().isEmpty();
  }

  /** Return what the response says in the contract's own form, where it says anything. */
  public Optional<JsonNode> answer() {
    return answer;
  }

  private Optional<JsonNode> read(Entry.HttpResponse entry) {
    Optional<JsonNode> body = Json.read(entry.body());
    return switch (request.kind()) {
      case EXECUTE -> body.or(this::nothingTold).map(this::canonical);
      case HEALTH ->
          body.or(() -> unless(profile.health().isTold())).map(profile.health()::canonical);
      case LOGIN -> body;
    };
  }

  /** A body of which nothing is wanted need not be JSON. */
  private Optional<JsonNode> nothingTold() {
    return unless(isAccepted() ? profile.answer().tellsRun() : profile.answer().tellsWhy());
  }

  private static Optional<JsonNode> unless(boolean wanted) {
    return wanted ? Optional.empty() : Optional.of(MissingNode.getInstance());
  }

  private JsonNode canonical(JsonNode body) {
    if (!isAccepted()) {
      return profile.answer().refusal(body, status());
    }
    return profile
        .answer()
        .canonical(
            body,
            agentRequest().map(it -> profile.parts().agentOnTheWire(it.agentType())).orElse(""),
            threadId().orElse(""));
  }

  public Optional<AgentRequest> agentRequest() {
    return request.request();
  }
}
