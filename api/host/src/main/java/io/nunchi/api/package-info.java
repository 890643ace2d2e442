/**
 * The host as a VMS calls it.
 *
 * <ul>
 *   <li>{@link io.nunchi.api.AnalyticsHost}: a running host, built by a {@link
 *       io.nunchi.api.host.HostBuilder}; reports the plugins it found in a {@link
 *       io.nunchi.loading.LoadReport}, starts engines and opens streams.
 *   <li>{@link io.nunchi.api.Engine}: a started engine; its {@link
 *       io.nunchi.api.frame.EngineGeneration} names the plugin and model that it runs. A {@link
 *       io.nunchi.api.SwapPolicy} governs its swap.
 *   <li>{@link io.nunchi.api.Stream}: takes {@link io.nunchi.api.frame.FrameBuffer}s of one {@link
 *       io.nunchi.api.frame.Camera} and gives {@link io.nunchi.api.frame.AnalyzedFrame}s to a
 *       {@link io.nunchi.api.StreamListener}; counts every dropped frame by {@link
 *       io.nunchi.api.frame.DropReason}.
 *   <li>{@link io.nunchi.api.SupervisionPolicy}: deadlines, restarts and quarantine; {@link
 *       io.nunchi.api.HostReport} lists the problems of the host as a whole.
 *   <li>{@link io.nunchi.api.HostListener}: learns of engines, streams and problems as they happen.
 * </ul>
 */
@NullMarked
package io.nunchi.api;

import org.jspecify.annotations.NullMarked;
