/**
 * The running host.
 *
 * <ul>
 *   <li>{@link io.nunchi.api.internal.run.RunningHost}: owns plugins, workers, engines and streams.
 *   <li>{@link io.nunchi.api.internal.run.RunningEngine}: an engine whose generations change, by a
 *       {@link io.nunchi.api.internal.run.GenerationSwitch}.
 *   <li>{@link io.nunchi.api.internal.run.RunningStream}: a camera's stream, made of a {@link
 *       io.nunchi.api.internal.run.Mailbox} and its {@link io.nunchi.api.internal.run.StreamTurns}.
 *   <li>{@link io.nunchi.api.internal.run.AnalyzerSlot}: a stream's analyzer and its restarts.
 * </ul>
 */
@NullMarked
package io.nunchi.api.internal.run;

import org.jspecify.annotations.NullMarked;
