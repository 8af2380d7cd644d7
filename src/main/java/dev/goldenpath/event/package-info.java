/**
 * From a frame to an {@code AgentEvent} through the target's wire profile, or to a reason why not.
 *
 * <p>Depends on: setting, secret, wire.
 */
@NullMarked
package dev.goldenpath.event;

import org.jspecify.annotations.NullMarked;
