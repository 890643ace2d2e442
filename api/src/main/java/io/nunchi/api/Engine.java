package io.nunchi.api;

import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;

/**
 * A started engine, shared by the streams that are opened on it.
 *
 * <p>Lifecycle: from {@link AnalyticsHost#startEngine} to {@link #close()}, at the latest until the
 * host is closed. Threading: any thread. Ownership: the VMS's.
 */
public interface Engine extends AutoCloseable {

  /**
   * Which plugin and model the engine runs.
   *
   * @return the generation that new frames are analyzed by
   */
  EngineGeneration generation();

  /**
   * What the engine can find and which frames it takes.
   *
   * @return the plugin's description
   */
  EngineDescriptor descriptor();

  /**
   * How the engine runs now.
   *
   * @return the execution provider asked for, the one in use, and why
   */
  EngineStatus status();

  /** Closes the engine's streams, then the engine. Calling it again has no effect. */
  @Override
  void close();
}
