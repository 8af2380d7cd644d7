/**
 * Calls and frames: the execute API, the event socket, and the transcript that records both.
 *
 * <p>Depends on: setting, net, user.
 */
@NullMarked
package dev.goldenpath.wire;

import org.jspecify.annotations.NullMarked;
