/**
 * What real machines, files, networks and servers do, and what the suite makes of it.
 *
 * <p>Depends on: all.
 */
@NullMarked
package dev.goldenpath.field;

import org.jspecify.annotations.NullMarked;
