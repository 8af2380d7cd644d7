package dev.goldenpath.wire;

import dev.goldenpath.setting.Protocol;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request to the execute endpoint, good or bad.
 *
 * @param name the call's name in this scenario, such as {@code execute-2}
 * @param userId the id of the token's subject; empty where no good token is shown
 * @param authorization the Authorization header; empty for none
 * @param request what a well-formed body says; empty where the body is none
 * @param body the body in the contract's own form, whatever form the target wants it in
 * @param traceparent W3C Trace Context, by which the run is found in the backend's logs
 * @param comparison the earlier request that it is held against, where there is one
 */
public record ExecuteCall(
    String name,
    String user,
    String userId,
    Optional<String> authorization,
    Optional<AgentRequest> request,
    Expectation expectation,
    String body,
    String traceparent,
    Optional<Comparison> comparison) {

  Map<String, String> headers(Protocol protocol) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Accept", protocol.isStream() ? "text/event-stream" : "application/json");
    if (protocol.isStream()) {
      // It is read as it comes; where nothing is said, any coding is welcome (RFC 9110 §12.5.3).
      headers.put("Accept-Encoding", "identity");
    }
    headers.put("traceparent", traceparent);
    authorization.ifPresent(value -> headers.put("Authorization", value));
    return headers;
  }

  /** Record the call, with the body as it is sent. */
  Entry.HttpRequest entry(Stamp at, String sent) {
    return new Entry.HttpRequest(
        at,
        name,
        CallKind.EXECUTE,
        user,
        userId,
        request,
        expectation,
        sent,
        traceparent,
        comparison);
  }
}
