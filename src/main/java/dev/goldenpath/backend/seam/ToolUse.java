package dev.goldenpath.backend.seam;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One use of a tool inside a run.
 *
 * @param ordinal its number in the run, from 1
 */
public record ToolUse(Run run, String tool, ObjectNode args, String correlationId, int ordinal) {}
