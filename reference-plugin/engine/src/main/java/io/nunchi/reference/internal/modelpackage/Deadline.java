package io.nunchi.reference.internal.modelpackage;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;

/**
 * The time at which reading a package must have ended. It is checked between pieces, so that a slow
 * disk or a file that is slow to unpack cannot hold up a start for longer.
 *
 * <p>Immutable; any thread.
 */
final class Deadline {

  /** Between two looks at the clock at most this many bytes are read or unpacked. */
  static final int PIECE_BYTES = 1 << 20;

  private final long startNanos = System.nanoTime();
  private final Duration timeout;

  private Deadline(Duration timeout) {
    this.timeout = timeout;
  }

  static Deadline after(Duration timeout) {
    return new Deadline(timeout);
  }

  void check(String where) throws ModelRefusedException {
    if (System.nanoTime() - startNanos >= timeout.toNanos()) {
      throw new ModelRefusedException(
          Problem.of(ReferenceErrors.PACKAGE_TIMEOUT, "the model package was not read in time")
              .expected("at most " + timeout.toMillis() + " ms")
              .found("still reading")
              .where(where)
              .fix("copy the package to a faster disk, or raise the setting loadTimeout"));
    }
  }
}
