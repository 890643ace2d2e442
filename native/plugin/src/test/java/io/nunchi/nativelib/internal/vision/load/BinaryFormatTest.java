package io.nunchi.nativelib.internal.vision.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinaryFormatTest {

  @ParameterizedTest
  @CsvSource({
    "7f454c460201010000000000000000000300b700, ELF shared library for aarch64",
    "7f454c4602010100000000000000000003003e00, ELF shared library for x86_64",
    "7f454c4601010100000000000000000003000300, ELF shared library for x86 (32 bit)",
    "7f454c4602020100000000000000000000030016, ELF shared library for machine 22",
    "7f454c4602010100000000000000000002003e00, ELF file of type 2 for x86_64",
    "cffaedfe07000001000000000600000000000000, Mach-O program for macOS",
    "4d5a900003000000040000000000000000000000, program for Windows",
    "504b030414000808080000000000000000000000, zip or jar file",
    "7f45, a file of 2 bytes"
  })
  void namesWhatAFileIs(String start, String name) {
    assertThat(BinaryFormat.describe(HexFormat.of().parseHex(start))).isEqualTo(name);
  }
}
