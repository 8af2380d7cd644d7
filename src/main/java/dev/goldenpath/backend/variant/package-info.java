/**
 * The ways in which a healthy backend may differ from the reference, each a row of data: {@code
 * resources/backend/variants}.
 *
 * <p>Depends on: backend.seam, backend.verb.
 */
@NullMarked
package dev.goldenpath.backend.variant;

import org.jspecify.annotations.NullMarked;
