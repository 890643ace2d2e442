/** CLEAR MOT, IDF1 and HOTA as TrackEval computes them. */
@NullMarked
package io.nunchi.accuracy.internal.track;

import org.jspecify.annotations.NullMarked;
