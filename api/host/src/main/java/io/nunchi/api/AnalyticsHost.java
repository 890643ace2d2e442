package io.nunchi.api;

import io.nunchi.api.frame.Camera;
import io.nunchi.api.metrics.HostMetrics;
import io.nunchi.loading.LoadReport;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.spi.ToolProvider;

/**
 * Runs analyzers for a VMS.
 *
 * <p>Lifecycle: a {@link io.nunchi.api.host.HostBuilder} loads the plugins and starts the host;
 * {@link #close()} closes every stream and engine, and ends every thread. Threading: any thread.
 * Ownership: the VMS's.
 *
 * <p>The host logs through SLF4J. Lines about a stream carry {@code nunchi.stream}, the stream's
 * id, and {@code nunchi.generation} in the MDC; so do the lines of plugins and listeners during a
 * call for that stream. The JDK's Flight Recorder has an event {@code io.nunchi.SlowFrame} for each
 * frame that took longer than 100 ms, or than a recording's settings say.
 *
 * <pre>{@code
 * try (AnalyticsHost host = new HostBuilder().pluginDirectory(directory).build();
 *     Engine engine = host.startEngine("nunchi.reference", Map.of("model", "models/yolox-nano"));
 *     Stream stream = host.openStream(Camera.named("gate"), engine, frame -> show(frame))) {
 *   stream.offer(frameBuffer);
 * }
 * }</pre>
 */
public interface AnalyticsHost extends AutoCloseable {

  /**
   * The plugins in the plugin directories.
   *
   * @return every plugin, loaded and refused, with every reason
   */
  LoadReport loadReport();

  /**
   * Looks at the plugin directories again: new plugins can be started from now on, replaced ones
   * take effect with the next start or swap, removed ones cannot be started any more. Engines that
   * run go on with what they run from; when the last of them is closed, the old classes are given
   * up, and {@link #report()} says where native libraries keep them in memory.
   *
   * <p>Replace a jar by moving a new file over it; one that is overwritten in place can break the
   * engines that still run from it, which the report says.
   *
   * <p>A plugin that does not return from its constructor in time is refused, and gets another try
   * only when its jars change. Concurrent calls wait for each other; other methods do not wait.
   *
   * @return the plugins that are there now
   */
  LoadReport rescanPlugins();

  /**
   * The state of the host as a whole, for an operator.
   *
   * @return workers, calls that never returned, and problems beside the streams
   */
  HostReport report();

  /**
   * The host's figures. Calls no plugin, so that it never waits for one.
   *
   * @return counts, ages and durations of every open stream and running engine
   */
  HostMetrics metrics();

  /**
   * Adds a listener for everything that happens from now on.
   *
   * @param listener the listener to call
   */
  void addListener(HostListener listener);

  /**
   * Removes a listener; a call that has begun continues.
   *
   * @param listener an added listener; without effect if it was not added
   */
  void removeListener(HostListener listener);

  /**
   * Finds a command line tool of a plugin.
   *
   * @param pluginId the plugin's id
   * @param name the tool's name
   * @return the tool, or empty if the plugin has none of this name
   * @throws HostException if no plugin of this id is loaded, one of its tools cannot be created, or
   *     the host is closed
   */
  Optional<ToolProvider> findTool(String pluginId, String name) throws HostException;

  /**
   * Opens a command line tool whose jars lie apart from its plugin's, so that engines never load
   * its classes. The tool sees the plugin's classes and native libraries, which are loaded once;
   * the plugin sees none of the tool's. The jars pass the same checks of digests and signers as a
   * plugin's. They stay open until the plugin is given up or the host is closed.
   *
   * @param pluginId the plugin's id
   * @param directory the directory of the tool's jars, outside every plugin directory
   * @param name the tool's name
   * @return the tool, or empty if the jars have none of this name
   * @throws HostException if no plugin of this id is loaded, the jars are missing or refused, one
   *     of their tools cannot be created, or the host is closed
   */
  Optional<ToolProvider> findTool(String pluginId, Path directory, String name)
      throws HostException;

  /**
   * Starts an engine and warms it up; this may take seconds.
   *
   * @param pluginId the id of a loaded plugin
   * @param settings the engine's settings as text by key
   * @return a running engine that the caller closes
   * @throws HostException if there is no such plugin, the settings do not fit, or the engine cannot
   *     start; nothing is left behind
   */
  Engine startEngine(String pluginId, Map<String, String> settings) throws HostException;

  /**
   * Starts an engine like {@link #startEngine}, on a thread of the host's; does not wait. A
   * cancelled start leaves no engine behind.
   *
   * @param pluginId the id of a loaded plugin
   * @param settings the engine's settings as text by key
   * @return the pending start; a refusal is its result
   */
  PendingChange<Engine> startEngineAsync(String pluginId, Map<String, String> settings);

  /**
   * Opens a camera's stream with {@link StreamOptions#defaults()}: its id is the camera's.
   *
   * @param camera the camera
   * @param engine an engine of this host
   * @param listener receives the results
   * @return an open stream that the caller closes
   * @throws HostException if the camera's settings do not fit, the stream's id is taken, or the
   *     analyzer cannot be opened
   */
  default Stream openStream(Camera camera, Engine engine, StreamListener listener)
      throws HostException {
    return openStream(camera, engine, StreamOptions.defaults(), listener);
  }

  /**
   * Opens a camera's stream. Several streams may take frames of one camera; each of them has an id
   * of its own.
   *
   * @param camera the camera
   * @param engine an engine of this host
   * @param options the id and the scheduling of the stream
   * @param listener receives the results
   * @return an open stream that the caller closes
   * @throws HostException if the camera's settings do not fit, the stream's id is taken, or the
   *     analyzer cannot be opened
   */
  Stream openStream(Camera camera, Engine engine, StreamOptions options, StreamListener listener)
      throws HostException;

  /**
   * Closes all streams and engines and ends all threads, except those that a plugin never gives
   * back. Waits for each as long as {@link SupervisionPolicy} says; not to be called by a listener.
   * Calling it again only waits until the host is closed.
   */
  @Override
  void close();
}
