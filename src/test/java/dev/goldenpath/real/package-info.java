/** Runs against servers that others have written, got from their registries. */
@NullMarked
package dev.goldenpath.real;

import org.jspecify.annotations.NullMarked;
