/**
 * ISO-1 to ISO-4: whose events a user sees.
 *
 * <p>Depends on: rule, rule.pattern.
 */
@NullMarked
package dev.goldenpath.rule.iso;

import org.jspecify.annotations.NullMarked;
