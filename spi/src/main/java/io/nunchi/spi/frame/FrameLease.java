package io.nunchi.spi.frame;

/**
 * Keeps a frame readable until it is closed.
 *
 * <p>Lifecycle: from {@link Frame#retain()} to {@link #close()}. Threading: any thread. Ownership:
 * the caller of {@code retain}; a lease that is never closed keeps its memory from being reused,
 * which the host counts and reports (rule 5.3).
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
