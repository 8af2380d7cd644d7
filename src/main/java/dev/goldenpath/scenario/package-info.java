/**
 * What the steps of one scenario share; waiting for a moment without polling; its outcome.
 *
 * <p>Depends on: all above.
 */
@NullMarked
package dev.goldenpath.scenario;

import org.jspecify.annotations.NullMarked;
