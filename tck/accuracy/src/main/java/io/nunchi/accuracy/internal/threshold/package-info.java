/** Chooses the least confidence of each label, and measures the choice on frames held apart. */
@NullMarked
package io.nunchi.accuracy.internal.threshold;

import org.jspecify.annotations.NullMarked;
