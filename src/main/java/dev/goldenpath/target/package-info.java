/**
 * Where we test: settings, wire profile, capabilities, availability.
 *
 * <p>Depends on: nothing of the suite.
 */
@NullMarked
package dev.goldenpath.target;

import org.jspecify.annotations.NullMarked;
