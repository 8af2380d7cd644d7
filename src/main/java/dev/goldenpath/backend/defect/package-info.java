/**
 * The known ways in which the reference backend can be broken, each a row of data: {@code
 * resources/backend/defects}.
 *
 * <p>Depends on: backend.seam, backend.verb.
 */
@NullMarked
package dev.goldenpath.backend.defect;

import org.jspecify.annotations.NullMarked;
