/**
 * API: what steps of one's own may use, loaded by {@code --glue}. It changes as the command line
 * does: seldom, and told in the changelog. All else in this program may change any day.
 *
 * <p>Depends on: scenario, event, rule.
 */
@NullMarked
package dev.goldenpath.api;

import org.jspecify.annotations.NullMarked;
