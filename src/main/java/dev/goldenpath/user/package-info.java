/**
 * Users and their tokens.
 *
 * <p>Depends on: setting, secret.
 */
@NullMarked
package dev.goldenpath.user;

import org.jspecify.annotations.NullMarked;
