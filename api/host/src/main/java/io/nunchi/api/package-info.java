/**
 * What a VMS calls.
 *
 * <ul>
 *   <li>{@link io.nunchi.api.AnalyticsHost}: finds plugins and says in a {@link
 *       io.nunchi.loading.LoadReport} what it found; starts engines and opens streams.
 *   <li>{@link io.nunchi.api.Engine}: a started engine; {@link
 *       io.nunchi.api.frame.EngineGeneration} says which plugin and model it runs. It is swapped
 *       under way by a {@link io.nunchi.api.SwapPolicy}.
 *   <li>{@link io.nunchi.api.Stream}: takes {@link io.nunchi.api.frame.FrameBuffer}s of one {@link
 *       io.nunchi.api.frame.Camera} and gives {@link io.nunchi.api.frame.AnalyzedFrame}s to a
 *       {@link io.nunchi.api.StreamListener}; counts everything it drops by {@link
 *       io.nunchi.api.frame.DropReason}, and says by {@link io.nunchi.api.metrics.StreamHealth} how
 *       it is.
 *   <li>{@link io.nunchi.api.SupervisionPolicy}: how patient the host is with plugins; {@link
 *       io.nunchi.api.HostReport} says what came of it.
 *   <li>{@link io.nunchi.api.HostListener}: hears what happens beside the frames; {@code
 *       io.nunchi.api.metrics} has the numbers.
 * </ul>
 */
@NullMarked
package io.nunchi.api;

import org.jspecify.annotations.NullMarked;
