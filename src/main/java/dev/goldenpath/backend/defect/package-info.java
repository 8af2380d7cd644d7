/**
 * The known ways in which the reference backend can be broken.
 *
 * <p>Depends on: backend.
 */
@NullMarked
package dev.goldenpath.backend.defect;

import org.jspecify.annotations.NullMarked;
