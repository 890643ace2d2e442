package io.nunchi.reference.internal.decode.head;

import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.spi.failure.FrameRejectedException;

/**
 * An output of rows: a box, its labels, and further numbers in each.
 *
 * <p>Immutable; any thread.
 */
public interface RichRows {

  /**
   * Describes the output.
   *
   * @return its name and shape
   */
  ExpectedTensor tensor();

  /**
   * Returns the distance between two numbers of a row.
   *
   * @return elements of the tensor, from 1
   */
  int step();

  /**
   * Creates a reader.
   *
   * @return a new reader for one analyzer
   */
  Reader newReader();

  /** Reads an output; for one thread at a time. */
  interface Reader {

    /**
     * Finds the rows whose best label reaches its threshold.
     *
     * @param tensor the output
     * @param thresholds the least confidence by label
     * @param taker takes these rows
     * @throws FrameRejectedException if a value that matters means nothing
     */
    void read(OutputTensor tensor, Thresholds thresholds, Taker taker)
        throws FrameRejectedException;
  }

  /** Takes rows. */
  @FunctionalInterface
  interface Taker {

    /**
     * Takes a row.
     *
     * @param row the row
     * @throws FrameRejectedException if a value that matters means nothing
     */
    void take(RichRow row) throws FrameRejectedException;
  }
}
