/**
 * The accuracy gate: {@link io.nunchi.accuracy.gate.GatePolicy} holds its rules and {@link
 * io.nunchi.accuracy.gate.GateVerdict} its decision.
 */
@NullMarked
package io.nunchi.accuracy.gate;

import org.jspecify.annotations.NullMarked;
