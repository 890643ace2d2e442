/**
 * The running host: {@link io.nunchi.api.internal.run.RunningHost} owns everything; {@link
 * io.nunchi.api.internal.run.RunningEngine} is an engine whose generations change; {@link
 * io.nunchi.api.internal.run.RunningStream} a camera, made of a {@link
 * io.nunchi.api.internal.run.Mailbox} and its {@link io.nunchi.api.internal.run.StreamTurns};
 * {@link io.nunchi.api.internal.run.AnalyzerSlot} the stream's analyzer and its restarts; {@link
 * io.nunchi.api.internal.run.GenerationSwitch} a swap; {@link io.nunchi.loading.result.ResultCheck}
 * keeps what breaks the contract away from the VMS.
 */
@NullMarked
package io.nunchi.api.internal.run;

import org.jspecify.annotations.NullMarked;
