package dev.goldenpath.backend.defect;

/** Where in the backend a defect acts. */
public enum Place {
  HTTP,
  AUTH,
  ROUTING,
  AGENT,
  TOOLS,
  EMITTER,
  SOCKET
}
