/** Reads the policy of a gate, and applies its rules to a comparison. */
@NullMarked
package io.nunchi.accuracy.internal.gate;

import org.jspecify.annotations.NullMarked;
