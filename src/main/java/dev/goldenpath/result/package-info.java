/**
 * From verdicts to what is told: violations put together over the run, one result type from engine
 * to page.
 *
 * <p>Depends on: rule.
 */
@NullMarked
package dev.goldenpath.result;

import org.jspecify.annotations.NullMarked;
