/**
 * The Gherkin vocabulary: parameter types, steps and hooks.
 *
 * <p>Depends on: scenario, rule.
 */
@NullMarked
package dev.goldenpath.steps;

import org.jspecify.annotations.NullMarked;
