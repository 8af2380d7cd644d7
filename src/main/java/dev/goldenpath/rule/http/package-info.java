/**
 * HTTP-1 to HTTP-5: what the HTTP interface promises.
 *
 * <p>Depends on: rule, rule.pattern.
 */
@NullMarked
package dev.goldenpath.rule.http;

import org.jspecify.annotations.NullMarked;
