/**
 * The answer that comes out: a {@link io.nunchi.spi.result.FrameResult} carries {@link
 * io.nunchi.spi.result.Detection}s and {@link io.nunchi.spi.result.RuleEvent}s.
 *
 * <p>These types copy what they are given and check only that it is there. Whether a number is
 * finite, a box lies in the frame and a label was declared is checked by the host, which rejects
 * and counts results that break the rules of chapter 6.
 */
@NullMarked
package io.nunchi.spi.result;

import org.jspecify.annotations.NullMarked;
