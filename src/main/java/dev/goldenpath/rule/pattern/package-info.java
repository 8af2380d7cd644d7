/**
 * The vocabulary of rules: Dwyer's specification patterns with their scopes, pairing and limits,
 * over event types known or not; and the words in which a break is told.
 *
 * <p>Depends on: rule, timeline.
 */
@NullMarked
package dev.goldenpath.rule.pattern;

import org.jspecify.annotations.NullMarked;
