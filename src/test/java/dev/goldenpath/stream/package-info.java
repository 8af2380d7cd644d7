/** Runs against servers that answer each request by a stream of events. */
@NullMarked
package dev.goldenpath.stream;

import org.jspecify.annotations.NullMarked;
