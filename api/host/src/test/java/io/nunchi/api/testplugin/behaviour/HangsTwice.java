package io.nunchi.api.testplugin.behaviour;

import io.nunchi.api.testplugin.gate.Gate;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Waits until the gate is open; then the analyzer waits at another gate when it is closed. */
public final class HangsTwice implements Behaviour {

  /** The name of the gate at the close of an analyzer that knows a gate. */
  public static String gateOfClose(String gate) {
    return gate + ", close";
  }

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    Gate ofClose = Gate.named(gateOfClose(situation.gate().name()));
    situation.ofAnalyzer().at(Hooks.Moment.CLOSE, ofClose::passUninterruptibly);
    situation.gate().passUninterruptibly();
    return FrameResult.nothing();
  }
}
