/**
 * SAFE-1: what must never be shown.
 *
 * <p>Depends on: rule, rule.pattern.
 */
@NullMarked
package dev.goldenpath.rule.safe;

import org.jspecify.annotations.NullMarked;
