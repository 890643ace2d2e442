/**
 * The picture that goes in: a {@link io.nunchi.spi.frame.Frame} is made of {@link
 * io.nunchi.spi.frame.Plane}s in a declared {@link io.nunchi.spi.frame.PixelFormat}, and is kept
 * beyond a call only with a {@link io.nunchi.spi.frame.FrameLease}.
 */
@NullMarked
package io.nunchi.spi.frame;

import org.jspecify.annotations.NullMarked;
