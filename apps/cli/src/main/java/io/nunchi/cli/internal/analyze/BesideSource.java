package io.nunchi.cli.internal.analyze;

import io.nunchi.cli.internal.control.Control;
import io.nunchi.cli.internal.interrupt.StopSignal;
import io.nunchi.cli.internal.shadow.ShadowRun;

/**
 * The shadow and the commands beside the analysis of a source; a recording waits for both.
 *
 * @param shadow the place of a candidate
 * @param control carries commands out
 */
record BesideSource(ShadowRun shadow, Control control) {

  /** Words to be added to a line: the generation that analyzes, where it may change, and more. */
  String note(long generation) {
    String others = control.note();
    return control.isControlled() || !others.isEmpty() ? "  generation " + generation + others : "";
  }

  /** Waits, after a frame of a recording, until the next one may be analyzed. */
  void awaitTurn(StopSignal stop) {
    shadow.awaitFrame(stop, FrameDriver.LONGEST_ANALYSIS);
    control.awaitTurn();
  }
}
