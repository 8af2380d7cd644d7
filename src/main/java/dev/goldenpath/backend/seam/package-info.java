/**
 * What passes through the backend, and the places at which its behaviour can be replaced.
 *
 * <p>Depends on: nothing.
 */
@NullMarked
package dev.goldenpath.backend.seam;

import org.jspecify.annotations.NullMarked;
