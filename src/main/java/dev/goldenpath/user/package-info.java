/**
 * Users and their tokens.
 *
 * <p>Depends on: setting, secret, net.
 */
@NullMarked
package dev.goldenpath.user;

import org.jspecify.annotations.NullMarked;
