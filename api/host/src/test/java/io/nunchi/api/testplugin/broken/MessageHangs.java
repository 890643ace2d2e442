package io.nunchi.api.testplugin.broken;

import io.nunchi.api.testplugin.gate.Gate;

/** A throwable whose getMessage waits at a gate, whatever interrupts it. */
public final class MessageHangs extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Gate gate;

  public MessageHangs(Gate gate) {
    this.gate = gate;
  }

  @Override
  public String getMessage() {
    gate.passUninterruptibly();
    return "late";
  }
}
