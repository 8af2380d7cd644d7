/**
 * Where we test: settings, targets, wire profiles, capabilities, availability.
 *
 * <p>Depends on: nothing of ours.
 */
@NullMarked
package dev.goldenpath.setting;

import org.jspecify.annotations.NullMarked;
