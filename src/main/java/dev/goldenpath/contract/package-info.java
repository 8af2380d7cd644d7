/**
 * The clauses of the contract and their online rules.
 *
 * <p>Depends on: event.
 */
@NullMarked
package dev.goldenpath.contract;

import org.jspecify.annotations.NullMarked;
