/** Whether a candidate may go live: reads a policy, and applies its rules. */
@NullMarked
package io.nunchi.accuracy.internal.gate;

import org.jspecify.annotations.NullMarked;
