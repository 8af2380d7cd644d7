/**
 * The ways in which a healthy backend may differ from the reference, each a value.
 *
 * <p>Depends on: backend.seam.
 */
@NullMarked
package dev.goldenpath.backend.variant;

import org.jspecify.annotations.NullMarked;
