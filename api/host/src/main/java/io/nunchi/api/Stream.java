package io.nunchi.api;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.Offer;
import io.nunchi.api.metrics.StreamCounters;
import io.nunchi.api.metrics.StreamHealth;
import io.nunchi.api.metrics.StreamMetrics;
import io.nunchi.spi.SavedState;
import io.nunchi.spi.frame.PixelFormat;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one camera on their way through an engine.
 *
 * <p>The stream keeps the latest frame only: what the engine cannot keep up with is dropped and
 * counted, never queued.
 *
 * <p>Lifecycle: from {@link AnalyticsHost#openStream} to {@link #close()}. Threading: any thread;
 * {@link #offer} is meant for the one thread that receives the camera's frames. Ownership: the
 * VMS's.
 */
public interface Stream extends AutoCloseable {

  /**
   * The stream's id, by which metrics, health, problems and log lines name it.
   *
   * @return {@link StreamOptions#streamId()}, or the camera's id if none was given
   */
  String id();

  /**
   * The camera.
   *
   * @return the camera that was given when the stream was opened, with the settings of this moment
   */
  Camera camera();

  /**
   * The pixel formats of the next frame, for a VMS that can choose or convert: those that the
   * stream's analyzer takes, and while a swap is prepared or a canary runs, those of them that the
   * other engine takes too, if there are any.
   *
   * <p>A VMS that asks before each offer loses no frame when the engine changes to one that takes
   * other formats, but for one that it asked for before the change was announced and offers after
   * it. For a stream whose VMS did not ask before the latest offer, a change to an engine that does
   * not take the format of that frame is refused.
   *
   * @return not empty
   */
  Set<PixelFormat> pixelFormats();

  /**
   * Hands a frame over without a tag.
   *
   * @param frame a frame that the VMS holds, and fills no more
   * @return the frame's sequence, and the reason if it was refused; see {@link Offer}
   * @throws IllegalStateException if the VMS has no hold of the frame
   * @see #offer(FrameBuffer, Object)
   */
  default long offer(FrameBuffer frame) {
    return offer(frame, null);
  }

  /**
   * Hands a frame over; never blocks, and never throws on overload. Its answer costs no memory.
   *
   * <p>A frame's {@linkplain io.nunchi.spi.frame.Frame#sequence() sequence} is the number of its
   * offer: 1 for the first frame offered to this stream, and every offer counts, dropped or not.
   *
   * <p>One picture can be offered to several streams, and to one stream again: each offer takes one
   * {@linkplain FrameBuffer#hold() hold}, which the stream ends, whatever happens to the frame.
   *
   * @param frame a frame that the VMS holds, and fills no more
   * @param tag any object of the VMS; it comes back with the frame's {@linkplain
   *     AnalyzedFrame#tag() result} or {@linkplain io.nunchi.api.frame.DroppedFrame#tag() drop}
   * @return the frame's sequence, and the reason if it was refused; see {@link Offer}. A refusal is
   *     a drop: it is counted and told to the listener
   * @throws IllegalStateException if the VMS has no hold of the frame, because it was released or
   *     offered already (NUN-3006): a mistake of the VMS. The stream has taken nothing then, and
   *     the offer does not count
   */
  long offer(FrameBuffer frame, @Nullable Object tag);

  /**
   * Waits until no frame waits or is being analyzed and all results so far have been delivered. For
   * recordings, which nothing forces to be analyzed in real time.
   *
   * @param timeout the longest wait
   * @return true if the stream is idle, false if the time ran out
   * @throws InterruptedException if the calling thread is interrupted
   */
  boolean awaitIdle(Duration timeout) throws InterruptedException;

  /**
   * The counts of the frames, by outcome.
   *
   * @return counts of one moment, whose sum is right
   */
  StreamCounters counters();

  /**
   * The stream's figures, by generation.
   *
   * @return counts, ages and durations so far; looking costs some 10 µs and no lock of the stream
   *     for long
   */
  StreamMetrics metrics();

  /**
   * The stream's health.
   *
   * @return the state with its reason
   */
  StreamHealth health();

  /**
   * Changes settings of the camera between two frames, without another analyzer: those that the
   * plugin's schema declares {@linkplain io.nunchi.spi.settings.Setting#isChangeableLive()
   * changeable live}. Waits for the frame that is being analyzed; every later one is analyzed with
   * the changed settings, and its result names a {@linkplain AnalyzedFrame#camera() camera} that
   * has them. The analyzer keeps its state; its successors, after a failure or a swap, are opened
   * with the changed settings. Not to be called by a listener.
   *
   * @param changes the settings that change, as text by key; all others stay
   * @throws HostException if a key is unknown, a value does not fit, a setting cannot be changed
   *     live (then another stream is the way), the analyzer refuses, the stream does not come to it
   *     in time, or is closed; nothing has changed then
   */
  void changeSettings(Map<String, String> changes) throws HostException;

  /**
   * Changes settings as {@link #changeSettings(Map)} does, and returns others to their defaults.
   *
   * @param changes the settings that change, as text by key
   * @param unset the keys of settings that return to their defaults
   * @throws HostException as above
   */
  void changeSettings(Map<String, String> changes, Set<String> unset) throws HostException;

  /**
   * Saves what the analyzer knows of the stream, such as its background model and its tracks,
   * between two frames. A stream that is opened with the state ({@link
   * StreamOptions#withSavedState}) goes on from there, also in another process. The host keeps the
   * last state, too: the analyzer's successors of the same plugin, after a failure, a swap or a
   * move, go on from it. Waits for the frame that is being analyzed. Not to be called by a
   * listener.
   *
   * @return the state, or that of the last call while a broken analyzer waits for its successor;
   *     empty if there is none, or the engine does not declare {@link
   *     io.nunchi.spi.Capability#STATE}
   * @throws HostException if the analyzer fails, and is replaced then; if the stream does not come
   *     to it in time, or is closed
   */
  Optional<SavedState> saveState() throws HostException;

  /**
   * Moves the stream to another engine of the host between two frames, with an analyzer that is
   * opened beside the one in use. No frame is lost or analyzed twice, and the counts go on. Not to
   * be called by a listener.
   *
   * <p>The camera's settings are kept for each plugin: on its first move to a plugin the stream
   * takes its present ones, later those that it had there before.
   *
   * @param engine a running engine of the same host
   * @throws HostException if the camera's settings or pictures do not fit the engine, its analyzer
   *     cannot be opened, the stream or an engine is closed, or another change of one of the
   *     engines is running; nothing has changed then
   */
  void moveTo(Engine engine) throws HostException;

  /**
   * Moves the stream like {@link #moveTo(Engine)}, with settings of the camera for the engine's
   * plugin in place of those that it had there.
   *
   * @param engine another running engine of the same host
   * @param cameraSettings the camera's settings as text by key; those left out have their defaults
   * @throws HostException as above, also if the stream is on this engine already; a refusal of a
   *     setting names it and the stream
   */
  void moveTo(Engine engine, Map<String, String> cameraSettings) throws HostException;

  /**
   * Ends a quarantine: the failures so far are forgiven, and another analyzer is opened with the
   * next frame. Without a quarantine it has no effect but to forgive.
   */
  void releaseFromQuarantine();

  /**
   * Drops the waiting frame, lets the running analysis end, and closes the stream's analyzer. Waits
   * for it at most as long as {@link SupervisionPolicy#openDeadline()} says, and not in the
   * stream's own listener; one that takes longer is told to the listener and to {@link
   * AnalyticsHost#report()}, and closed when it returns. Calling it again only waits.
   */
  @Override
  void close();
}
