/**
 * AGUI-1 to AGUI-6 and AISDK-1 to AISDK-4: what protocols promise that answer a request by a stream
 * of events, beside what the contract says.
 *
 * <p>Depends on: rule, rule.pattern, rule.conn.
 */
@NullMarked
package dev.goldenpath.rule.stream;

import org.jspecify.annotations.NullMarked;
