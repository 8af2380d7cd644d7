/**
 * What people and machines read: living documentation, JUnit XML, summary, progress.
 *
 * <p>Depends on: contract, wire (read only).
 */
@NullMarked
package dev.goldenpath.report;

import org.jspecify.annotations.NullMarked;
