/**
 * The clauses of the contract, and the engine that judges a timeline by their rules as it grows.
 *
 * <p>Depends on: timeline.
 */
@NullMarked
package dev.goldenpath.rule;

import org.jspecify.annotations.NullMarked;
