package io.nunchi.nativelib.internal.vision.load;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A little memory that a library reads and writes, zero at first. It is a direct buffer: freed by
 * the JVM when nothing refers to it any more, and read and written without a native call.
 */
public final class CMemory {

  private final ByteBuffer bytes;
  private final Pointer pointer;

  /** Memory that this memory points to and keeps alive. */
  private final List<CMemory> pointedTo = new ArrayList<>(0);

  public CMemory(int size) {
    bytes = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    pointer = Native.getDirectBufferPointer(bytes);
  }

  static CMemory text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    CMemory memory = new CMemory(utf8.length + 1);
    memory.bytes.put(0, utf8);
    return memory;
  }

  static CMemory of(byte[] content) {
    CMemory memory = new CMemory(content.length);
    memory.bytes.put(0, content);
    return memory;
  }

  /** The bytes in the machine's byte order, for reading and writing at absolute indexes. */
  public ByteBuffer bytes() {
    return bytes;
  }

  /** The address, as an argument of a call; this object must outlive the call. */
  public Pointer pointer() {
    return pointer;
  }

  void pointTo(int offset, CMemory target) {
    pointedTo.add(target);
    bytes.putLong(offset, Pointer.nativeValue(target.pointer));
  }

  void pointTo(int offset, Pointer target) {
    bytes.putLong(offset, Pointer.nativeValue(target));
  }

  /** The pointer that a library wrote, or null. */
  @Nullable Pointer pointerAt(int offset) {
    long address = bytes.getLong(offset);
    return address == 0 ? null : new Pointer(address);
  }
}
