package dev.goldenpath.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.setting.Capability;
import dev.goldenpath.setting.Parts;
import dev.goldenpath.timeline.Nonce;
import dev.goldenpath.user.User;
import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.ExecuteCall;
import dev.goldenpath.wire.Expectation;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The calls of one scenario as they are to be sent, named in their order. */
final class ExecuteCalls {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final ScenarioSession session;
  private final AtomicInteger count = new AtomicInteger();

  ExecuteCalls(ScenarioSession session) {
    this.session = session;
  }

  /** Return a request's body as the target wants it, with its own names of agent and tools. */
  ObjectNode body(AgentRequest request) {
    return session.target().parts().request(request.body());
  }

  private void needParts(Ask ask) {
    ask.tools().stream()
        .flatMap(List::stream)
        .flatMap(tool -> session.target().parts().lacking(tool).stream())
        .findFirst()
        .ifPresent(part -> session.needs().skip(Parts.lack(part)));
    if (ask.tools().isPresent() || ask.maxIterations().isPresent()) {
      session.needs().capability(Capability.AGENT_CONFIG);
    }
    if (ask.maxIterations().isPresent()
        && !session.target().wireProfile().request().says("max_iterations")) {
      session.needs().skip("a request can't say how many rounds are allowed (max_iterations)");
    }
  }

  ExecuteCall good(Ask ask) {
    needParts(ask);
    Parts parts = session.target().parts();
    Person person = session.people().person(ask.who());
    String nonce = session.people().nonce(ask.who());
    AgentRequest request =
        new AgentRequest(
            parts.agent(ask.agent()),
            ask.message(nonce),
            person.thread(ask.thread()),
            person.user().id(),
            ask.tools().map(tools -> List.copyOf(parts.tools(tools))),
            ask.maxIterations(),
            ask.context());
    return new ExecuteCall(
        nextName("execute"),
        ask.who(),
        person.user().id(),
        Optional.of("Bearer " + person.user().token()),
        Optional.of(request),
        Expectation.accepted(),
        body(request).toString(),
        traceparent(),
        ask.comparison());
  }

  /** Return the call of a request sent once more, as it was. */
  ExecuteCall again(ExecuteCall call) {
    return again(call, call.request(), call.body());
  }

  /** Return the call of a request sent once more, with a nonce of its own where it has one. */
  ExecuteCall anew(ExecuteCall call) {
    AgentRequest first = call.request().orElseThrow();
    String message = first.message();
    for (String nonce : Nonce.in(message)) {
      message = message.replace(nonce, session.people().nonce(call.user()));
    }
    AgentRequest request = first.saying(message);
    return again(call, Optional.of(request), body(request).toString());
  }

  private ExecuteCall again(ExecuteCall call, Optional<AgentRequest> request, String body) {
    return new ExecuteCall(
        nextName("execute"),
        call.user(),
        call.userId(),
        call.authorization(),
        request,
        call.expectation(),
        body,
        traceparent(),
        Optional.empty());
  }

  /** Return a call that is not simply good. */
  ExecuteCall other(
      String who,
      Optional<String> authorization,
      Optional<AgentRequest> request,
      String body,
      Expectation expectation) {
    User user = session.people().user(who);
    boolean own = authorization.equals(Optional.of("Bearer " + user.token()));
    return new ExecuteCall(
        nextName("execute"),
        who,
        own ? user.id() : "",
        authorization,
        request.map(it -> it.to(session.target().parts().agent(it.agentType()))),
        expectation,
        body,
        traceparent(),
        Optional.empty());
  }

  /** Return the next name of a call of that kind, such as {@code execute-2}. */
  String nextName(String kind) {
    return kind + "-" + count.incrementAndGet();
  }

  private static String traceparent() {
    HexFormat hex = HexFormat.of();
    return "00-" + hex.formatHex(random(16)) + "-" + hex.formatHex(random(8)) + "-01";
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
