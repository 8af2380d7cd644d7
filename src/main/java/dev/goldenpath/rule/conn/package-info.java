/**
 * CONN-1 to CONN-8: what a connection promises.
 *
 * <p>Depends on: rule, rule.pattern.
 */
@NullMarked
package dev.goldenpath.rule.conn;

import org.jspecify.annotations.NullMarked;
