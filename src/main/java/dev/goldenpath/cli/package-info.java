/**
 * The command line.
 *
 * <p>Depends on: all.
 */
@NullMarked
package dev.goldenpath.cli;

import org.jspecify.annotations.NullMarked;
