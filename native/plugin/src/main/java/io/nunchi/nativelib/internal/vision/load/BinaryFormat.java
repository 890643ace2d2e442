package io.nunchi.nativelib.internal.vision.load;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/** Tells from a file's first bytes which kind of program it is, for a message that helps. */
final class BinaryFormat {

  static final int BYTES_NEEDED = 20;

  private static final int ELF = 0x7f454c46;
  private static final int ELF_ORDER_AT = 5;
  private static final int ELF_BIG_ENDIAN = 2;
  private static final int ELF_TYPE_AT = 16;
  private static final int ELF_TYPE_SHARED = 3;
  private static final int ELF_MACHINE_AT = 18;

  private BinaryFormat() {}

  static String describe(byte[] start) {
    if (start.length < BYTES_NEEDED) {
      return "a file of " + start.length + " bytes";
    }
    ByteBuffer bytes = ByteBuffer.wrap(start);
    int magic = bytes.getInt(0);
    if (magic == ELF) {
      return describeElf(bytes);
    }
    return switch (magic) {
      case 0xcffaedfe, 0xcefaedfe, 0xcafebabe -> "Mach-O program for macOS";
      case 0x504b0304 -> "zip or jar file";
      default ->
          start[0] == 'M' && start[1] == 'Z'
              ? "program for Windows"
              : "a file that starts with " + HexFormat.ofDelimiter(" ").formatHex(start, 0, 8);
    };
  }

  private static String describeElf(ByteBuffer bytes) {
    bytes.order(
        bytes.get(ELF_ORDER_AT) == ELF_BIG_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int type = Short.toUnsignedInt(bytes.getShort(ELF_TYPE_AT));
    String kind = type == ELF_TYPE_SHARED ? "shared library" : "file of type " + type;
    return "ELF " + kind + " for " + machine(Short.toUnsignedInt(bytes.getShort(ELF_MACHINE_AT)));
  }

  /** In the words of the system property {@code os.arch}, as far as they are known. */
  private static String machine(int number) {
    return switch (number) {
      case 3 -> "x86 (32 bit)";
      case 40 -> "arm (32 bit)";
      case 62 -> "x86_64";
      case 183 -> "aarch64";
      case 243 -> "riscv64";
      case 258 -> "loongarch64";
      default -> "machine " + number;
    };
  }
}
