/**
 * How near the suite comes to the bare protocol: measured, never judged.
 *
 * <p>Depends on: the command line from outside, {@code rule} with its tests' fixtures.
 */
@NullMarked
package dev.goldenpath.bench;

import org.jspecify.annotations.NullMarked;
