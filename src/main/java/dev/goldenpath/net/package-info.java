/**
 * How a target is reached: the one place that knows addresses, TLS, proxies and connections.
 *
 * <p>Depends on: setting.
 */
@NullMarked
package dev.goldenpath.net;

import org.jspecify.annotations.NullMarked;
