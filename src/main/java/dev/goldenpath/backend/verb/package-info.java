/**
 * The verbs in which data tell how a backend differs from the reference: {@code drop}, {@code
 * edit}, {@code delay} and their like, with their parameters.
 *
 * <p>Depends on: seam.
 */
@NullMarked
package dev.goldenpath.backend.verb;

import org.jspecify.annotations.NullMarked;
