package dev.goldenpath.backend;

import dev.goldenpath.backend.seam.Behaviour;
import java.util.Map;
import java.util.Set;

/** The agents by type. */
final class Agents {

  private final Map<String, Agent> byType;

  Agents(Behaviour behaviour, Toolbox toolbox) {
    this.byType =
        Map.of(
            "data_helper", new DataHelper(behaviour, toolbox, "Here is what I found."),
            "summary_helper", new DataHelper(behaviour, toolbox, "In short:"));
  }

  Set<String> types() {
    return byType.keySet();
  }

  /**
   * @throws IllegalArgumentException if no agent is of this type
   */
  Agent ofType(String type) {
    Agent agent = byType.get(type);
    if (agent == null) {
      throw new IllegalArgumentException("no agent of this type");
    }
    return agent;
  }
}
