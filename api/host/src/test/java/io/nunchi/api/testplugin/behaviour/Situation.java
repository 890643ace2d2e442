package io.nunchi.api.testplugin.behaviour;

import io.nunchi.api.testplugin.gate.Gate;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;

/** The analyzer and engine of a behaviour, and the misbehaviour that it leaves for later. */
public final class Situation {

  private final Gate gate;
  private final Hooks ofEngine;
  private final Hooks ofAnalyzer = new Hooks();
  private int frames;
  private float confidence;
  private float top;

  public Situation(Gate gate, Hooks ofEngine) {
    this.gate = gate;
    this.ofEngine = ofEngine;
  }

  /** Counts a frame that is analyzed with these settings. */
  public void begin(double newConfidence, double newTop) {
    frames++;
    confidence = (float) newConfidence;
    top = (float) newTop;
  }

  /** Goes on as an analyzer that has seen this many frames. */
  public void goOnAfter(int seen) {
    frames = seen;
  }

  public int frames() {
    return frames;
  }

  public Gate gate() {
    return gate;
  }

  public Hooks ofEngine() {
    return ofEngine;
  }

  public Hooks ofAnalyzer() {
    return ofAnalyzer;
  }

  /** A box whose left edge tells how many frames this analyzer has seen. */
  public BoundingBox box() {
    return new BoundingBox(frames % 900 / 1000f, top, 0.1f, 0.1f);
  }

  /** The detection of a frame that is as it should be. */
  public Detection detection() {
    return Detection.of("thing", confidence, box());
  }
}
