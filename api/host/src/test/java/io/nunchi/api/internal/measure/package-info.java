/** Tests of histograms and recent durations. */
@NullMarked
package io.nunchi.api.internal.measure;

import org.jspecify.annotations.NullMarked;
