/**
 * All rules, in the contract's order.
 *
 * <p>Depends on: the clause families.
 */
@NullMarked
package dev.goldenpath.rule.contract;

import org.jspecify.annotations.NullMarked;
