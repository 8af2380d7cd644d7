/**
 * TIME-1 to TIME-4: when events come.
 *
 * <p>Depends on: rule, rule.pattern.
 */
@NullMarked
package dev.goldenpath.rule.time;

import org.jspecify.annotations.NullMarked;
