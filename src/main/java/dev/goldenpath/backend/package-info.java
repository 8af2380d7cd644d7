/**
 * The embedded reference backend: a real server, real tokens, real agents and tools.
 *
 * <p>Depends on: nothing of the harness.
 */
@NullMarked
package dev.goldenpath.backend;

import org.jspecify.annotations.NullMarked;
