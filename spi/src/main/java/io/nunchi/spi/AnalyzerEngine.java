package io.nunchi.spi;

import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.Settings;

/**
 * Owns the expensive parts that the streams using it share: a model, device memory, a native
 * handle.
 *
 * <p>Lifecycle: created by {@link AnalyzerPlugin#createEngine}, warmed up once, then asked for one
 * analyzer per stream, then closed. The host closes all analyzers before it closes the engine;
 * closing the engine first is allowed, and makes every later call on its analyzers fail with a
 * typed failure instead of a crash (rule 3.2). All of them may close at the same time (rule 3.8).
 *
 * <p>Threading: any thread may call any method, also concurrently; analyzers of one engine run
 * concurrently, so an engine may batch across cameras by gathering its waiting callers (rule 4.3).
 * Opening, changing and closing an analyzer waits for no call of another one (rule 4.7). All of it
 * goes on at once under a host (rule 4.8).
 *
 * <p>Ownership: owns everything it created, and gives all of it back in {@link #close()}, on every
 * path (rule 8.1).
 *
 * <p>Implemented by plugins: later minor versions add default methods only.
 *
 * @since 1.0
 */
public interface AnalyzerEngine extends AutoCloseable {

  /**
   * Describes what this engine can find and which frames it takes.
   *
   * @return the description; equal at every call, complete before the first frame (rule 1.5)
   */
  EngineDescriptor descriptor();

  /**
   * Describes how the engine runs now: the execution provider that was asked for and the one in
   * use.
   *
   * @return the status of this moment; never blocks on a running inference (rule 4.4)
   */
  EngineStatus status();

  /**
   * Makes the first real frame as fast as the later ones, and proves that the model answers as its
   * package says: allocates, compiles, runs the probe.
   *
   * <p>The host calls it once, before the first analyzer is opened. Doing nothing is allowed (rule
   * 3.6).
   *
   * @throws AnalyzerFailedException if the engine does not work; the host then closes it (rule 3.5)
   */
  default void warmUp() throws AnalyzerFailedException {}

  /**
   * Opens the analyzer of one camera stream.
   *
   * @param stream the camera stream, its settings, and the host's services for it
   * @return a new analyzer that the caller closes
   * @throws AnalyzerFailedException if no analyzer can be opened for this stream, the declared
   *     {@linkplain EngineDescriptor#maximumStreams() number of streams} is reached (rule 3.7), or
   *     the engine is closed (rule 3.4)
   */
  FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException;

  /**
   * Takes over engine settings that were changed while the engine runs. They differ from those
   * before in settings only that the schema declares {@linkplain
   * io.nunchi.spi.settings.Setting#changeableLive() changeable live}. Engines whose plugin declares
   * no live settings need not override this.
   *
   * <p>A frame whose analysis begins after this returned is analyzed with the new settings, as by
   * an engine that was started with them (rule 2.4); one that is under way is analyzed with the old
   * or with the new ones as a whole. Analyzers keep what they know of their streams (rule 2.5).
   *
   * @param settings all settings of the engine, complete and checked against {@link
   *     PluginDescriptor#engineSettings()}
   * @throws SettingsException if the engine cannot run with these values, such as a label that its
   *     model does not have; nothing has changed then
   * @throws AnalyzerFailedException if the engine is broken or closed
   */
  default void changeSettings(Settings settings) throws SettingsException, AnalyzerFailedException {
    throw UnchangingSettings.of("engine");
  }

  /**
   * Gives back everything that the engine holds. Calling it again has no effect (rule 3.1), and a
   * call that is running in one of its analyzers ends first or fails with a typed failure (rule
   * 3.3).
   */
  @Override
  void close();
}
