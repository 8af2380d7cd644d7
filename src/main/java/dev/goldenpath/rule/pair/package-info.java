/**
 * PAIR-1 to PAIR-4: how tool calls are paired.
 *
 * <p>Depends on: rule, rule.pattern.
 */
@NullMarked
package dev.goldenpath.rule.pair;

import org.jspecify.annotations.NullMarked;
