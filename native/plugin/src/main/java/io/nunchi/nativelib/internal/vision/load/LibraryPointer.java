package io.nunchi.nativelib.internal.vision.load;

import com.sun.jna.Pointer;

/** Refuses pointers that no library can mean, before they are followed. */
public final class LibraryPointer {

  /** No library has memory in the first page: operating systems keep it free to catch such. */
  private static final long FIRST_PAGE_END = 4096;

  private LibraryPointer() {}

  /** The pointer that a library wrote as this address. */
  public static Pointer at(long address, String name) throws HeaderViolation {
    if (address == 0) {
      throw new HeaderViolation("a pointer to " + name, "a null pointer");
    }
    if (Long.compareUnsigned(address, FIRST_PAGE_END) < 0) {
      throw new HeaderViolation(
          "a pointer to " + name, "the number " + address + ", which is no pointer");
    }
    return new Pointer(address);
  }
}
