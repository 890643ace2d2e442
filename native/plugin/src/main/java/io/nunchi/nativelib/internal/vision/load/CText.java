package io.nunchi.nativelib.internal.vision.load;

import com.sun.jna.Pointer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a library's strings: UTF-8, ended by a zero byte, and never longer than a limit. */
final class CText {

  private static final int MAX_BYTES = 16 * 1024;

  private CText() {}

  /** The text, cut after 16 KiB; null for a null pointer. */
  static @Nullable String read(@Nullable Pointer text) {
    if (text == null) {
      return null;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < MAX_BYTES; i++) {
      byte next = text.getByte(i);
      if (next == 0) {
        break;
      }
      bytes.write(next);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
