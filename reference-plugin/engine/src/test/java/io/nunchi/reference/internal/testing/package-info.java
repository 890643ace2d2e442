/**
 * Pictures, frames, models and packages for tests: {@link
 * io.nunchi.reference.internal.testing.RgbPicture} is a picture in plain Java, {@link
 * io.nunchi.reference.internal.testing.TestFrames} turns it into frames of every pixel format and
 * stride.
 */
@NullMarked
package io.nunchi.reference.internal.testing;

import org.jspecify.annotations.NullMarked;
