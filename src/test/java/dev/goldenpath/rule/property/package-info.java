/**
 * Prove the rules on random timelines: valid runs break nothing, each mutation breaks its clause.
 *
 * <p>Depends on: contract and its test fixtures, wire, target.
 */
@NullMarked
package dev.goldenpath.rule.property;

import org.jspecify.annotations.NullMarked;
