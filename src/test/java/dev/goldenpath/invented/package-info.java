/**
 * Backends that nobody has, with agents, tools, events and wire shapes of their own, and scenarios
 * about them in the suite's sentences alone.
 *
 * <p>Depends on: cli.
 */
@NullMarked
package dev.goldenpath.invented;

import org.jspecify.annotations.NullMarked;
