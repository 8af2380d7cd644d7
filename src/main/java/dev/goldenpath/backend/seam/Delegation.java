package dev.goldenpath.backend.seam;

/**
 * Work that an agent hands on.
 *
 * @param run what is asked of the agent that it is handed to, in the run of the one that does
 * @param narrator tells of the one that hands it on
 */
public record Delegation(Run run, Narrator narrator) {}
