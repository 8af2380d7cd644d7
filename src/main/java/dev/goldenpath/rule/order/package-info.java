/**
 * ORDER-1 to ORDER-4: in which order events come.
 *
 * <p>Depends on: rule, rule.pattern.
 */
@NullMarked
package dev.goldenpath.rule.order;

import org.jspecify.annotations.NullMarked;
