/** False alarms and misses, by label, size and confidence. */
@NullMarked
package io.nunchi.accuracy.internal.error;

import org.jspecify.annotations.NullMarked;
