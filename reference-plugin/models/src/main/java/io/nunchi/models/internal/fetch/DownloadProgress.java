package io.nunchi.models.internal.fetch;

/** Hears of the progress of a download. */
@FunctionalInterface
public interface DownloadProgress {

  /**
   * Called whenever bytes have arrived.
   *
   * @param bytes the number of bytes that are there
   * @param total the number of bytes of the whole file
   */
  void at(long bytes, long total);
}
