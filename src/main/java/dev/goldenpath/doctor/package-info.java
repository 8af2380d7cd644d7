/**
 * Look at a target step by step: what fits, what does not, what to do, and the settings that fit.
 *
 * <p>Depends on: setting, secret, net, user, wire, event, scenario.
 */
@NullMarked
package dev.goldenpath.doctor;

import org.jspecify.annotations.NullMarked;
