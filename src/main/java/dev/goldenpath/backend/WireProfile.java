package dev.goldenpath.backend;

/** Where an event's fields sit: under {@code data}, under {@code payload}, or beside its type. */
public enum WireProfile {
  DATA,
  PAYLOAD,
  FLAT
}
