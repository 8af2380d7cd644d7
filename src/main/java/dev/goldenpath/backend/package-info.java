/**
 * The embedded reference backend: a real server, real tokens, real agents and tools.
 *
 * <p>Depends on: nothing of the harness; of its own: backend.seam, backend.verb, backend.defect,
 * backend.variant.
 */
@NullMarked
package dev.goldenpath.backend;

import org.jspecify.annotations.NullMarked;
