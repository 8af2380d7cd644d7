/**
 * TRUE-1 to TRUE-5: that what is shown is true.
 *
 * <p>Depends on: rule, rule.pattern.
 */
@NullMarked
package dev.goldenpath.rule.truth;

import org.jspecify.annotations.NullMarked;
