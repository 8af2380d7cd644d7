/** Runs against agents that others have written, got from their registries. */
@NullMarked
package dev.goldenpath.agent;

import org.jspecify.annotations.NullMarked;
