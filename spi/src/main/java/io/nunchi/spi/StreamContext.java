package io.nunchi.spi;

import io.nunchi.spi.settings.Settings;
import java.util.Optional;

/**
 * The camera stream that an analyzer is opened for, and the host's services for it.
 *
 * <p>Implemented by hosts only: later minor versions add methods.
 *
 * <p>Lifecycle: valid from {@link AnalyzerEngine#openAnalyzer} until the analyzer is closed.
 * Threading: any thread. Ownership: the host's; the analyzer may keep it and closes nothing.
 *
 * @since 1.0
 */
public interface StreamContext {

  /**
   * The host's name for the stream. Two engines may have analyzers of the same stream at once,
   * during a swap or beside a shadow, which know nothing of each other (rule 9.2).
   *
   * @return a name that is unique among the open streams of an engine, not blank
   */
  String streamId();

  /**
   * The camera that the stream shows. Several streams may show one camera.
   *
   * @return the host's name for the camera, not blank; equal to {@link #streamId()} where a camera
   *     has one stream
   */
  String cameraId();

  /**
   * The stream's name for people.
   *
   * @return a text
   */
  String displayName();

  /**
   * The number of frames per second that the camera is set to. Frames may be skipped, so time is
   * read from the frames.
   *
   * @return frames per second, or 0 if unknown
   */
  double frameRate();

  /**
   * The stream's settings when the analyzer is opened.
   *
   * @return the settings, complete and checked against {@link PluginDescriptor#streamSettings()}
   */
  Settings settings();

  /**
   * The state from which the analyzer goes on (rule 9.5). An analyzer that does not know its format
   * or version starts afresh, and {@linkplain #tell tells} so.
   *
   * @return the state that an analyzer of this stream saved, or empty for one that starts afresh
   */
  Optional<SavedState> savedState();

  /**
   * Tells the camera's operator something. Never blocks. Equal messages are told once as long as
   * the stream is open. A host passes on a bounded number of different ones, and drops more.
   *
   * @param message the message
   */
  void tell(OperatorMessage message);
}
