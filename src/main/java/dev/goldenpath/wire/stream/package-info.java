/**
 * Protocols whose answer to a request is the stream of its events: read as they arrive, and told in
 * the contract's words.
 *
 * <p>Depends on: wire, net, setting.
 */
@NullMarked
package dev.goldenpath.wire.stream;

import org.jspecify.annotations.NullMarked;
