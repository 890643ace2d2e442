package io.nunchi.api.internal.stream;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import jdk.jfr.Timespan;

/**
 * An event of the JDK's Flight Recorder for a frame that took long, from its offer to its result or
 * drop; without a recording it costs nothing. A recording's settings choose what long is.
 */
@Name("io.nunchi.SlowFrame")
@Label("Slow Frame")
@Category({"Nunchi", "Frames"})
@Description("A frame that took long from its offer to its result, or to its drop after its turn")
@Threshold("100 ms")
@StackTrace(false)
final class SlowFrame extends Event {

  /** Asked whether something records; never committed. */
  private static final SlowFrame PROBE = new SlowFrame();

  @Label("Stream")
  @Description("The stream's id")
  String stream = "";

  @Label("Sequence")
  @Description("The frame's number in its stream")
  long sequence;

  @Label("Generation")
  @Description("The number of the engine generation")
  long generation;

  @Label("Plugin")
  String plugin = "";

  @Label("Outcome")
  @Description("ANALYZED, or why the frame was dropped")
  String outcome = "";

  @Label("Wait")
  @Description("From the offer to the start of the analysis; 0 if the frame was not analyzed")
  @Timespan(Timespan.NANOSECONDS)
  long waitTime;

  @Label("Analysis")
  @Description("The call of the analyzer; 0 if it gave no result")
  @Timespan(Timespan.NANOSECONDS)
  long analysisTime;

  /** Returns true while something records these events; the first call may take seconds. */
  static boolean isRecorded() {
    return PROBE.isEnabled();
  }
}
