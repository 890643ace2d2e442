package io.nunchi.api;

import io.nunchi.api.internal.load.NativeFolders;
import io.nunchi.api.internal.run.HostSetup;
import io.nunchi.api.internal.run.RunningHost;
import io.nunchi.api.internal.trust.DigestAllowList;
import io.nunchi.api.internal.trust.PluginTrust;
import io.nunchi.api.internal.trust.SignerCheck;
import io.nunchi.api.metrics.HostMetrics;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Runs analyzers for a VMS.
 *
 * <p>Lifecycle: {@link Builder#build()} finds and loads the plugins; {@link #close()} closes every
 * stream and engine, and ends every thread. Threading: any thread. Ownership: the VMS's.
 *
 * <p>The host logs through SLF4J. What concerns a stream is logged with {@code nunchi.stream}, the
 * camera's id, and {@code nunchi.generation} in the MDC, by plugins and listeners, too, which are
 * called with them. The JDK's Flight Recorder has an event {@code io.nunchi.SlowFrame} for each
 * frame that took longer than 100 ms, or than a recording's settings say.
 *
 * <pre>{@code
 * try (AnalyticsHost host = AnalyticsHost.builder().pluginDirectory(directory).build();
 *     Engine engine = host.startEngine("nunchi.reference", Map.of("model", "models/yolox-nano"));
 *     Stream stream = host.openStream(Camera.named("gate"), engine, frame -> show(frame))) {
 *   stream.offer(frameBuffer);
 * }
 * }</pre>
 */
public interface AnalyticsHost extends AutoCloseable {

  /**
   * Starts to describe a host.
   *
   * @return a builder without plugin directories
   */
  static Builder builder() {
    return new Builder();
  }

  /**
   * What was found in the plugin directories.
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
   * @return what is there now
   */
  LoadReport rescanPlugins();

  /**
   * What an operator should know of the host as a whole.
   *
   * @return workers, calls that never returned, and problems beside the streams
   */
  HostReport report();

  /**
   * How the host does, in numbers. Asks no plugin, so that it never waits for one.
   *
   * @return counts, ages and durations of every open stream and running engine
   */
  HostMetrics metrics();

  /**
   * Lets a listener hear what happens from now on.
   *
   * @param listener what is called
   */
  void addListener(HostListener listener);

  /**
   * Lets a listener hear no more; a call that has begun goes on.
   *
   * @param listener what was added; without effect if it was not
   */
  void removeListener(HostListener listener);

  /**
   * A command line tool that a plugin brings along.
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
   * Opens a camera's stream with {@link StreamOptions#defaults()}.
   *
   * @param camera the camera; its id is unique among the open streams
   * @param engine an engine of this host
   * @param listener receives the results
   * @return an open stream that the caller closes
   * @throws HostException if the camera's settings do not fit, its id is taken, or the analyzer
   *     cannot be opened
   */
  default Stream openStream(Camera camera, Engine engine, StreamListener listener)
      throws HostException {
    return openStream(camera, engine, StreamOptions.defaults(), listener);
  }

  /**
   * Opens a camera's stream.
   *
   * @param camera the camera; its id is unique among the open streams
   * @param engine an engine of this host
   * @param options how the stream is scheduled
   * @param listener receives the results
   * @return an open stream that the caller closes
   * @throws HostException if the camera's settings do not fit, its id is taken, or the analyzer
   *     cannot be opened
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

  /** Describes a host; for one thread. */
  final class Builder {

    private final List<Path> pluginDirectories = new ArrayList<>();
    private final List<String> allowedDigests = new ArrayList<>();
    private final List<Path> allowLists = new ArrayList<>();
    private final List<X509Certificate> trustedSigners = new ArrayList<>();
    private boolean digestsAreChecked;
    private boolean signersAreChecked;
    private @Nullable Path nativeRoot;
    private int workers = Runtime.getRuntime().availableProcessors();
    private Duration maximumAge = Duration.ofSeconds(1);
    private SupervisionPolicy supervision = SupervisionPolicy.defaults();
    private boolean checkedFrames = AnalyticsHost.class.desiredAssertionStatus();

    private Builder() {}

    /**
     * Adds a directory of plugins: each of its subdirectories with jars, and each jar directly in
     * it, is a plugin.
     *
     * @param directory the directory
     * @return this builder
     */
    public Builder pluginDirectory(Path directory) {
      pluginDirectories.add(directory);
      return this;
    }

    /**
     * Loads only jars whose SHA-256 digests are listed, here or in another call; an empty list
     * allows none. Each jar of a plugin is checked before any class of the plugin is loaded; one
     * that is not listed is in the load report with its digest.
     *
     * <p>Who can write to a plugin directory while a jar is being loaded is not kept out by this or
     * by {@link #trustPluginSigners}: give that right to those who may install plugins only.
     *
     * @param sha256 digests of 64 hexadecimal digits
     * @return this builder
     */
    public Builder allowPluginDigests(Collection<String> sha256) {
      digestsAreChecked = true;
      allowedDigests.addAll(sha256);
      return this;
    }

    /**
     * Loads only jars whose SHA-256 digests are listed in a file, or in another call. The file has
     * lines as {@code sha256sum} writes them; empty lines and those that begin with {@code #} are
     * left out. It is read again by {@link AnalyticsHost#rescanPlugins()}.
     *
     * @param allowList the file
     * @return this builder
     */
    public Builder allowPluginDigests(Path allowList) {
      digestsAreChecked = true;
      allowLists.add(allowList);
      return this;
    }

    /**
     * Loads only jars of which every entry is signed, as {@code jarsigner} does, by one of these
     * certificates or by one that they issued. A signature without a time stamp ends with its
     * certificate; a time stamp is believed whoever issued it. Revocation is not asked for.
     *
     * @param certificates certificates of signers or of authorities, at least one in all calls
     * @return this builder
     */
    public Builder trustPluginSigners(Collection<X509Certificate> certificates) {
      signersAreChecked = true;
      trustedSigners.addAll(certificates);
      return this;
    }

    /**
     * Chooses where the plugins' native libraries are unpacked; by default a folder of this user's
     * own below the system's folder for temporary files. Folders that a killed process left there
     * are removed.
     *
     * @param root a folder for the hosts of this machine, created when missing; whoever can write
     *     to it decides what code runs in this process
     * @return this builder
     */
    public Builder nativeRoot(Path root) {
      this.nativeRoot = root;
      return this;
    }

    /**
     * Chooses how many frames are analyzed at the same time; by default as many as there are
     * processors.
     *
     * @param count number of worker threads, from 1
     * @return this builder
     * @throws IllegalArgumentException if there is no worker
     */
    public Builder workers(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("a host has at least one worker; found " + count);
      }
      this.workers = count;
      return this;
    }

    /**
     * Chooses how long a frame may wait before its analysis is not worth it; by default one second.
     *
     * @param age the longest wait, positive, at most 365 days
     * @return this builder
     * @throws IllegalArgumentException if the age is out of range
     */
    public Builder maximumAge(Duration age) {
      this.maximumAge = DurationRange.require("a maximum age", age);
      return this;
    }

    /**
     * Chooses deadlines, restarts and quarantine; by default {@link SupervisionPolicy#defaults()}.
     *
     * @param policy how patient the host is with plugins
     * @return this builder
     */
    public Builder supervision(SupervisionPolicy policy) {
      this.supervision = policy;
      return this;
    }

    /**
     * Chooses whether every use of a frame is checked: a frame that is used after its release, and
     * a lease that is never closed, are reported with the place in the plugin's code. By default
     * only where Java's assertions are enabled, as they are in tests; it costs time.
     *
     * @param checked whether to check
     * @return this builder
     */
    public Builder checkedFrames(boolean checked) {
      this.checkedFrames = checked;
      return this;
    }

    /**
     * Loads the plugins and starts the workers. A plugin that cannot be loaded is reported by
     * {@link AnalyticsHost#loadReport()}, and the rest still load.
     *
     * @return a running host that the caller closes
     * @throws HostException if the folder for native libraries or the allow-list of digests cannot
     *     be used
     */
    public AnalyticsHost build() throws HostException {
      PluginTrust trust =
          new PluginTrust(
              digestsAreChecked
                  ? Optional.of(DigestAllowList.of(allowedDigests, allowLists))
                  : Optional.empty(),
              signersAreChecked ? Optional.of(new SignerCheck(trustedSigners)) : Optional.empty());
      NativeFolders nativeFolders =
          nativeRoot == null ? NativeFolders.openDefault() : NativeFolders.open(nativeRoot);
      return RunningHost.start(
          new HostSetup(
              List.copyOf(pluginDirectories),
              trust,
              nativeFolders,
              workers,
              maximumAge,
              supervision,
              checkedFrames,
              System::nanoTime,
              true));
    }
  }
}
