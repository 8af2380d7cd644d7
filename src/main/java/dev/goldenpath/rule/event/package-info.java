/**
 * EVENT-0 to EVENT-7: what each event carries.
 *
 * <p>Depends on: rule, rule.pattern, rule.schema.
 */
@NullMarked
package dev.goldenpath.rule.event;

import org.jspecify.annotations.NullMarked;
