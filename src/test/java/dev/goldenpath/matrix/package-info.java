/**
 * Show that the suite catches every known way of being broken, and lets every allowed one pass.
 *
 * <p>Depends on: cli's engine by its surfaces only, session, contract, target, report, backend.
 */
@NullMarked
package dev.goldenpath.matrix;

import org.jspecify.annotations.NullMarked;
