package io.nunchi.models.internal.fetch;

/** Hears of the progress of a download. */
@FunctionalInterface
public interface DownloadProgress {

  /**
   * Called whenever bytes have arrived.
   *
   * @param bytes how many bytes are there
   * @param total how many there will be
   */
  void at(long bytes, long total);
}
