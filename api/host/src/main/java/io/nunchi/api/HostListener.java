package io.nunchi.api;

import io.nunchi.api.metrics.StreamHealth;
import io.nunchi.spi.OperatorMessage;
import io.nunchi.spi.failure.Problem;
import java.util.List;

/**
 * Hears what happens in a host beside the frames.
 *
 * <p>Lifecycle: from {@link AnalyticsHost#addListener} to {@link AnalyticsHost#removeListener}, or
 * until the host is closed. Threading: one call at a time, in the order in which things happened,
 * from a thread that the host has for nothing else; a listener may take its time and may call the
 * host, but not close it. When 1000 calls wait, further ones are left out, logged (NUN-4531) and
 * counted by {@link io.nunchi.api.metrics.HostMetrics#missedListenerCalls()}. Exceptions of a
 * listener are logged and change nothing else. Ownership: the VMS's.
 */
public interface HostListener {

  /**
   * An engine was started.
   *
   * @param engine it
   */
  default void onEngineStarted(Engine engine) {}

  /**
   * An engine was swapped or rolled back.
   *
   * @param engine it
   * @param report the report of the swap
   */
  default void onEngineChanged(Engine engine, SwapReport report) {}

  /**
   * An engine was closed.
   *
   * @param engine it
   */
  default void onEngineClosed(Engine engine) {}

  /**
   * A stream was opened.
   *
   * @param stream it
   */
  default void onStreamOpened(Stream stream) {}

  /**
   * A stream's health became another one, such as quarantined.
   *
   * @param stream it
   * @param before the health before
   * @param now the health from now on
   */
  default void onHealthChanged(Stream stream, StreamHealth before, StreamHealth now) {}

  /**
   * A stream was closed.
   *
   * @param stream it
   */
  default void onStreamClosed(Stream stream) {}

  /**
   * An analyzer tells the operator of its camera something. An equal message of one stream is told
   * once.
   *
   * @param streamId the id of the stream
   * @param message the message; its code has at most 100 characters, its text at most 1,000
   */
  default void onOperatorMessage(String streamId, OperatorMessage message) {}

  /**
   * Something went wrong that concerns the host as a whole, such as a closed engine that left
   * threads behind; {@link AnalyticsHost#report()} has it, too.
   *
   * @param problems at least one problem
   */
  default void onProblem(List<Problem> problems) {}

  /**
   * The host's metrics have other names in them than before: a stream, an engine or a generation
   * came or went, or a label or stage was seen for the first time. Several such moments may be told
   * once.
   */
  default void onMetricsChanged() {}
}
