package dev.goldenpath.doctor;

import java.util.List;
import java.util.Optional;

/**
 * What was asked of a target, by which its fields are known again in what it tells.
 *
 * @param runId as its answer names it
 * @param answered all texts that its answer holds
 * @param nonce a text in the message that could not be known beforehand
 */
record Asked(
    String agent,
    String userId,
    String threadId,
    Optional<String> runId,
    List<String> answered,
    String nonce,
    List<String> tools) {}
