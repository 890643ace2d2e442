/**
 * The running host: {@link io.nunchi.api.internal.run.RunningHost} owns the workers, {@link
 * io.nunchi.api.internal.run.RunningEngine} an engine of a plugin, {@link
 * io.nunchi.api.internal.run.RunningStream} a camera's mailbox and counts, {@link
 * io.nunchi.api.internal.run.AnalyzerSlot} the stream's analyzer and its restarts; {@link
 * io.nunchi.api.internal.run.ResultCheck} keeps what breaks the contract away from the VMS.
 */
@NullMarked
package io.nunchi.api.internal.run;

import org.jspecify.annotations.NullMarked;
