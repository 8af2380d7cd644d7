/**
 * Users and their tokens: login, a given token, or signed by the suite; and the secrets that
 * follow.
 *
 * <p>Depends on: target.
 */
@NullMarked
package dev.goldenpath.auth;

import org.jspecify.annotations.NullMarked;
