package dev.goldenpath.backend;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Call;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Reply;
import java.util.Set;

/** Tells whether the backend can serve (HTTP-1). */
record HealthEndpoint(Set<String> agents, boolean available) implements Endpoint {
  @Override
  public Reply answer(Call call) {
    ObjectNode body = Json.object().put("status", available ? "healthy" : "unhealthy");
    ArrayNode types = body.putObject("agents").put("available", available).putArray("types");
    agents.stream().sorted().forEach(types::add);
    return Reply.of(available ? 200 : 503, body);
  }
}
