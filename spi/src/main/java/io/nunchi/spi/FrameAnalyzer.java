package io.nunchi.spi;

import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.settings.Settings;
import java.util.Optional;

/**
 * The analyzer of one camera stream; owns the stream's state, such as a tracker or a background
 * model. It sees nothing of other streams (rule 9.2), and the same frames give the same results
 * (rule 9.1), at whatever pace they come (rule 9.6).
 *
 * <p>Lifecycle: opened by {@link AnalyzerEngine#openAnalyzer}, given frames, closed. After {@link
 * AnalyzerFailedException} the host closes it and opens another one. Its memory does not grow with
 * the number of frames (rule 8.2), nor with changes of their size or of settings (rule 8.12), and a
 * frame takes little of the Java heap (rule 8.13). Nor does it find less after thousands of frames
 * (rule 9.7).
 *
 * <p>Threading: calls on one analyzer never overlap and arrive in stream order; threads may differ
 * from call to call (rule 4.2).
 *
 * <p>Ownership: the frame is borrowed for the call (rule 5.1); the result is the caller's, and
 * aliases nothing that the analyzer writes to later (rule 6.6).
 *
 * <p>Implemented by plugins: later minor versions add default methods only.
 *
 * @since 1.0
 */
public interface FrameAnalyzer extends AutoCloseable {

  /**
   * Analyzes one frame.
   *
   * <p>Frames of one stream may skip numbers, and may change in size and pixel format from one call
   * to the next (rule 5.5). An interrupt of the calling thread asks the analyzer to give up soon
   * (rule 4.5).
   *
   * @param frame the frame, borrowed until this method returns; {@link Frame#retain()} keeps it
   * @return the detections, attributes and rule events, possibly none; not null (rule 6.8)
   * @throws FrameRejectedException if this frame cannot be analyzed and the next one may be; the
   *     analyzer stays usable (rule 7.1)
   * @throws AnalyzerFailedException if the analyzer is broken and must be replaced. Anything else
   *     that is thrown counts as this (rule 7.2)
   */
  FrameResult analyze(Frame frame) throws AnalyzerException;

  /**
   * Takes over settings of the stream that were changed while the analyzer runs. They differ from
   * those before in settings only that the schema declares {@linkplain
   * io.nunchi.spi.settings.Setting#changeableLive() changeable live}. Analyzers whose plugin
   * declares no live settings need not override this.
   *
   * <p>It is called between two frames: like all calls on one analyzer, it never overlaps with
   * {@link #analyze}. From the next frame on the analyzer works as one that was opened with these
   * settings (rule 2.4), and keeps what it knows of the stream, such as its tracks (rule 2.5).
   *
   * @param settings all settings of the stream, complete and checked against {@link
   *     PluginDescriptor#streamSettings()}
   * @throws SettingsException if the analyzer cannot work with these values; nothing has changed
   *     then
   * @throws AnalyzerFailedException if the analyzer is broken and must be replaced, or closed
   */
  default void changeSettings(Settings settings) throws SettingsException, AnalyzerFailedException {
    throw UnchangingSettings.of("analyzer");
  }

  /**
   * Saves what the analyzer knows of its stream. An analyzer that is opened with this state gives
   * the results that this one would have given (rule 9.5). Analyzers whose engine does not declare
   * {@link Capability#STATE} need not override this.
   *
   * <p>It is called between two frames: like all calls on one analyzer, it never overlaps with
   * {@link #analyze}. It changes nothing.
   *
   * @return the state after the last frame, or empty if the analyzer keeps none
   * @throws AnalyzerFailedException if the analyzer is broken and must be replaced, or closed
   */
  default Optional<SavedState> saveState() throws AnalyzerFailedException {
    return Optional.empty();
  }

  /**
   * Gives back what the analyzer holds; {@link #analyze} fails with {@link AnalyzerFailedException}
   * from now on (rule 3.4). Nothing of it stays in the engine (rule 8.11). Calling it again has no
   * effect, after the engine's {@code close} too (rule 3.1).
   */
  @Override
  void close();
}
