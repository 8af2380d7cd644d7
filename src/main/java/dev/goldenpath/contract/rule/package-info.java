/**
 * The rules: one small class for a clause or a close family, named as the requirement.
 *
 * <p>Depends on: contract, contract.schema, event.
 */
@NullMarked
package dev.goldenpath.contract.rule;

import org.jspecify.annotations.NullMarked;
