package io.nunchi.nativelib.internal.vision.load;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a library's strings: UTF-8, ended by a zero byte, and never longer than a limit. */
public final class CText {

  private static final int MAX_BYTES = 16 * 1024;

  private CText() {}

  /** The text, cut after 16 KiB; null for a null pointer. */
  public static @Nullable String read(@Nullable Pointer text) {
    if (text == null) {
      return null;
    }
    ByteBuffer memory = text.getByteBuffer(0, MAX_BYTES);
    return decode(memory, length(memory));
  }

  /** The bytes before the zero byte, or all of them. Nothing behind the zero byte is touched. */
  public static int length(ByteBuffer memory) {
    int length = 0;
    while (length < memory.capacity() && memory.get(length) != 0) {
      length++;
    }
    return length;
  }

  /** The first bytes as text; what is not UTF-8 becomes a replacement character. */
  public static String decode(ByteBuffer memory, int length) {
    byte[] bytes = new byte[length];
    memory.get(0, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
