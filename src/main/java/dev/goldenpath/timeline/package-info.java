/**
 * What is known of one scenario: sockets, calls, runs, and how each socket sees each run.
 *
 * <p>Depends on: setting, wire, event.
 */
@NullMarked
package dev.goldenpath.timeline;

import org.jspecify.annotations.NullMarked;
