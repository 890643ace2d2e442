package io.nunchi.spi;

import io.nunchi.spi.failure.EngineStartException;

/**
 * A way to analyze frames, offered to hosts: the entry point of a plugin.
 *
 * <p>Lifecycle: the host finds an implementation by {@link java.util.ServiceLoader}, so the jar has
 * a service file {@code META-INF/services/io.nunchi.spi.AnalyzerPlugin}, a public class with a
 * public constructor without parameters (rule 1.1), and the manifest attribute {@link
 * SpiVersion#MANIFEST_ATTRIBUTE} (rule 10.1). One instance serves as long as its class loader
 * lives, and is never closed: it owns nothing. Constructing it is cheap and loads no native library
 * (rule 1.4).
 *
 * <p>Threading: any thread may call any method at any time, also concurrently (rule 4.1).
 *
 * <p>Ownership: the engines it creates belong to the caller. The process is the host's: a plugin
 * does not exit it, leaves the JVM's global state as it is (rule 8.3), and writes nothing to its
 * standard streams (rule 8.9). Without a need that its manifest names, it writes files only in the
 * folders of the context and in the one for temporary files (rule 8.7), and opens no socket (rule
 * 8.8). The calling threads are the host's, and a call leaves them as they were (rule 8.10).
 *
 * <p>Implemented by plugins: later minor versions add default methods only.
 *
 * @since 1.0
 */
public interface AnalyzerPlugin {

  /**
   * Describes what this plugin is and which settings its engines and streams take.
   *
   * @return the description; equal at every call (rule 1.3)
   */
  PluginDescriptor descriptor();

  /**
   * Creates an engine: loads the model, takes device memory, loads native libraries.
   *
   * <p>This may take seconds. When it fails it leaves nothing behind (rule 8.1). The defaults and
   * the mandatory settings are enough to start, or the failure says what is missing (rule 2.3).
   * Every other value of a setting works as well, or is refused by its name (rule 2.8).
   *
   * @param context settings, native folder and log of the engine to be; the engine may keep it
   * @return a new engine that the caller closes
   * @throws EngineStartException if the engine cannot run with these settings on this machine, with
   *     every reason found (rule 7.3)
   */
  AnalyzerEngine createEngine(EngineContext context) throws EngineStartException;
}
