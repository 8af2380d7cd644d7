/**
 * The contract for machines: JSON Schemas out of {@code openapi.yaml} and {@code asyncapi.yaml}.
 *
 * <p>Depends on: nothing of the suite.
 */
@NullMarked
package dev.goldenpath.rule.schema;

import org.jspecify.annotations.NullMarked;
