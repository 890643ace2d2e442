/**
 * Intervals, which tell chance from change: {@link io.nunchi.accuracy.internal.chance.Influence} is
 * how much frames have shifted a figure, {@link io.nunchi.accuracy.internal.chance.FrameSample} how
 * much so many frames can prove.
 */
@NullMarked
package io.nunchi.accuracy.internal.chance;

import org.jspecify.annotations.NullMarked;
