/**
 * The verbs in which data tell how a backend differs from the reference.
 *
 * <p>A row of a catalogue says {@code do: {drop: {event: agent_started, run: 2}}}: a verb and its
 * parameters. Each verb stands in the class of the seam where it acts ({@link EventVerbs}, {@link
 * ReplyVerbs}, …), with its parameters; most take those of {@link Filters} too, and many {@code
 * set} fields to {@link Template}s over the names of a {@link Scope}.
 *
 * <p>Depends on: backend.seam.
 */
@NullMarked
package dev.goldenpath.backend.verb;

import org.jspecify.annotations.NullMarked;
