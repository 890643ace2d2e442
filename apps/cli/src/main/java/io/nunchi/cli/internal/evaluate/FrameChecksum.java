package io.nunchi.cli.internal.evaluate;

import io.nunchi.api.frame.FrameBuffer;
import java.util.zip.CRC32C;

/** A checksum over the pixels of frames: two analyzers saw the same. For one thread. */
final class FrameChecksum {

  private final CRC32C checksum = new CRC32C();

  /** Adds a frame. */
  void add(FrameBuffer picture) {
    picture.planes().forEach(plane -> checksum.update(plane.buffer().duplicate()));
  }

  String value() {
    return "crc32c:%08x".formatted(checksum.getValue());
  }
}
