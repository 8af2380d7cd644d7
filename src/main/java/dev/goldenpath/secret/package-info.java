/**
 * Secrets, and their masking at one choke point.
 *
 * <p>Depends on: setting.
 */
@NullMarked
package dev.goldenpath.secret;

import org.jspecify.annotations.NullMarked;
