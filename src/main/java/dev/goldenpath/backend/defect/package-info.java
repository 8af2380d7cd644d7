/**
 * The known ways in which the reference backend can be broken, each a value.
 *
 * <p>Depends on: backend.seam.
 */
@NullMarked
package dev.goldenpath.backend.defect;

import org.jspecify.annotations.NullMarked;
