package io.nunchi.cli.internal.control;

import io.nunchi.api.Engine;
import io.nunchi.cli.internal.interrupt.StopSignal;
import io.nunchi.cli.internal.shadow.ShadowRun;

/**
 * A running analysis, as commands see it.
 *
 * @param engine analyzes all sources
 * @param shadow the place of a candidate beside it
 * @param stop ends the analysis
 * @param gate holds recordings back
 * @param changes the change that is being made
 */
record ControlTarget(
    Engine engine, ShadowRun shadow, StopSignal stop, FrameGate gate, RunningChanges changes) {}
