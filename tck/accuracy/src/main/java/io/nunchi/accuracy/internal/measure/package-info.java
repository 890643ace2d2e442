/** Puts all figures of one analyzer, or of two on identical frames, into a report. */
@NullMarked
package io.nunchi.accuracy.internal.measure;

import org.jspecify.annotations.NullMarked;
