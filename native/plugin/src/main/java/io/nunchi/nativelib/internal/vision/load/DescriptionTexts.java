package io.nunchi.nativelib.internal.vision.load;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one description of a library. Pointers are checked before they are followed, each
 * text must end, and all of them together are bounded.
 */
final class DescriptionTexts {

  private static final int MAX_ELEMENTS = 10_000;
  private static final int MAX_TEXT_BYTES = 16 * 1024;
  private static final int MAX_TEXTS = 100_000;
  private static final int MAX_BYTES = 16 << 20;

  private int textsLeft = MAX_TEXTS;
  private int bytesLeft = MAX_BYTES;

  List<String> texts(@Nullable Pointer array, int count, int least, String what)
      throws HeaderViolation {
    requireCount("the number of " + what, count, least);
    if (array == null) {
      throw new HeaderViolation(what + " with " + count + " elements", "a null pointer");
    }
    Pointer elements = LibraryPointer.at(Pointer.nativeValue(array), what);
    String[] texts = new String[count];
    for (int i = 0; i < count; i++) {
      texts[i] = text(elements, i * Native.POINTER_SIZE, what + "[" + i + "]");
    }
    return Arrays.asList(texts);
  }

  /** A text that is there, and not blank. */
  String text(Pointer struct, int offset, String what) throws HeaderViolation {
    String text = anyText(struct, offset, what);
    if (text.isBlank()) {
      throw new HeaderViolation(what + " that is not blank", "\"" + text + "\"");
    }
    return text;
  }

  /** A text that is there. */
  String anyText(Pointer struct, int offset, String what) throws HeaderViolation {
    return optionalText(struct, offset, what)
        .orElseThrow(() -> new HeaderViolation(what + " with a text", "a null pointer"));
  }

  Optional<String> optionalText(Pointer struct, int offset, String what) throws HeaderViolation {
    long address = struct.getLong(offset);
    if (address == 0) {
      return Optional.empty();
    }
    ByteBuffer memory = LibraryPointer.at(address, what).getByteBuffer(0, MAX_TEXT_BYTES);
    int length = CText.length(memory);
    if (length == MAX_TEXT_BYTES) {
      throw new HeaderViolation(
          what + " that ends within " + MAX_TEXT_BYTES + " bytes", "no end in " + MAX_TEXT_BYTES);
    }
    textsLeft--;
    bytesLeft -= length;
    if (textsLeft < 0 || bytesLeft < 0) {
      throw new HeaderViolation(
          "a description of at most " + MAX_TEXTS + " texts and " + (MAX_BYTES >> 20) + " MiB",
          "more, with its " + what);
    }
    return Optional.of(CText.decode(memory, length));
  }

  static void requireCount(String what, int count, int least) throws HeaderViolation {
    if (count < least || count > MAX_ELEMENTS) {
      throw new HeaderViolation(
          what + " from " + least + " to " + MAX_ELEMENTS, Integer.toUnsignedString(count));
    }
  }
}
