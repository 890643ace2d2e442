/**
 * The answer that comes out: a {@link io.nunchi.spi.result.FrameResult} carries {@link
 * io.nunchi.spi.result.Detection}s and {@link io.nunchi.spi.result.RuleEvent}s.
 *
 * <p>These types copy what they are given and check only that it is there. The host checks that
 * numbers are finite, boxes lie in the frame and labels were declared; it rejects and counts
 * results that break the rules of chapter 6.
 */
@NullMarked
package io.nunchi.spi.result;

import org.jspecify.annotations.NullMarked;
