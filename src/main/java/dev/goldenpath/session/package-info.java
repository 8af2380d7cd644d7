/**
 * What one scenario shares: its users, sockets, runs and verdict; awaiting without polling.
 *
 * <p>Depends on: target, auth, wire, event, contract.
 */
@NullMarked
package dev.goldenpath.session;

import org.jspecify.annotations.NullMarked;
