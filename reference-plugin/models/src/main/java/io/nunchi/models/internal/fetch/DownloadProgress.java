package io.nunchi.models.internal.fetch;

/** Is told how far a download is. */
@FunctionalInterface
public interface DownloadProgress {

  /**
   * Takes note.
   *
   * @param bytes how many bytes are there
   * @param total how many there will be
   */
  void at(long bytes, long total);
}
