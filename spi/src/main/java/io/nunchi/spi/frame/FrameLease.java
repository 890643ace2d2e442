package io.nunchi.spi.frame;

/**
 * Keeps a frame readable until it is closed.
 *
 * <p>Implemented by hosts only: later minor versions may add methods.
 *
 * <p>Lifecycle: from {@link Frame#retain()} to {@link #close()}. Threading: any thread. Ownership:
 * the caller of {@code retain}; a lease that is never closed keeps its memory from being reused,
 * which the host counts and reports (rule 5.3).
 *
 * @since 1.0
 */
public interface FrameLease extends AutoCloseable {

  /**
   * The frame that is kept.
   *
   * @return the frame, readable until the lease is closed
   */
  Frame frame();

  /** Ends the lease. Calling it again has no effect. */
  @Override
  void close();
}
