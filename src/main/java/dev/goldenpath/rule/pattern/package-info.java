/**
 * The vocabulary of rules: what they share.
 *
 * <p>Depends on: rule.
 */
@NullMarked
package dev.goldenpath.rule.pattern;

import org.jspecify.annotations.NullMarked;
