package io.nunchi.api.shadow;

import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import java.time.Duration;

/**
 * A candidate engine beside a live one. It sees frames that the live engine has analyzed, and its
 * results are compared and never delivered.
 *
 * <p>The live streams do not wait for it: all shadows of a host share one thread of the lowest
 * priority, which begins a frame only while every live engine has an idle worker. Frames that it
 * cannot keep up with are dropped and counted. Its analyzers are supervised as live ones are; what
 * they do wrong is counted and touches no live stream.
 *
 * <p>A stream's analyzer is opened with the first frame that it is to see, with the camera's
 * settings; a camera whose settings do not fit the candidate is left out, and named in the report.
 * An analyzer that keeps a state, such as a tracker, sees the sampled frames only: all of them at a
 * sampling rate of 1, and gaps below. Frames carry the numbers of the live stream.
 *
 * <p>Lifecycle: from {@link io.nunchi.api.Engine#shadow} to {@link #close()}, at the latest until
 * the live engine is closed, or until it is promoted. When the live engine is swapped, the figures
 * begin anew. Threading: any thread. Ownership: the VMS's.
 */
public interface Shadow extends AutoCloseable {

  /**
   * The report so far.
   *
   * @return the figures of one moment
   */
  ShadowReport report();

  /**
   * Judges the candidate by a policy; changes nothing.
   *
   * @param policy the rules
   * @return the outcome of each rule, by the figures of this moment
   */
  PromotionVerdict judge(PromotionPolicy policy);

  /**
   * The labels that the candidate can find and the frames that it takes.
   *
   * @return the plugin's description
   */
  EngineDescriptor descriptor();

  /**
   * The candidate's present status.
   *
   * @return the execution provider asked for, the one in use, and why
   */
  EngineStatus status();

  /**
   * Waits until every frame that was handed to the candidate has been compared or dropped. For
   * recordings, whose source may wait for the candidate so that every sampled frame is compared.
   *
   * @param timeout the longest wait
   * @return true if no frame is in flight, false if the time ran out
   * @throws InterruptedException if the calling thread is interrupted
   */
  boolean awaitIdle(Duration timeout) throws InterruptedException;

  /**
   * Ends the comparison, and closes the candidate. Waits for its analyzers as {@link
   * io.nunchi.api.Engine#close()} does. Has no effect after a promotion or a second time; while a
   * promotion is in progress, it takes effect only if that fails.
   */
  @Override
  void close();
}
