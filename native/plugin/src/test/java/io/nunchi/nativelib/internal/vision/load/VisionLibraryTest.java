package io.nunchi.nativelib.internal.vision.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.nativelib.fixture.FaultyLibrary;
import io.nunchi.nativelib.internal.NativeErrors;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisionLibraryTest {

  @TempDir private Path folder;
  private NativeFolder natives = new NativeFolder(Path.of(""));

  @BeforeEach
  void makesANativeFolder() throws IOException {
    natives = new NativeFolder(Files.createDirectory(folder.resolve("natives")));
  }

  private Problem refusal(Path library) {
    EngineStartException refused =
        catchThrowableOfType(
            EngineStartException.class, () -> VisionLibrary.load(library, natives));
    assertThat(refused).as("refusal of " + library).isNotNull();
    assertThat(refused.problems()).hasSize(1);
    Problem problem = refused.problems().get(0);
    assertThat(problem.expected()).isNotEmpty();
    assertThat(problem.found()).isNotEmpty();
    assertThat(problem.where()).contains(String.valueOf(library.getFileName()));
    assertThat(problem.fix()).isNotEmpty();
    return problem;
  }

  @Test
  void readsWhatALibrarySaysOfItself() throws EngineStartException {
    VisionLibrary library = VisionLibrary.load(FaultyLibrary.compile(folder).path(), natives);
    LibraryDescription said = library.description();
    assertThat(said.id()).isEqualTo("org.example.faulty");
    assertThat(said.vendor()).isEqualTo("Prüfstand");
    assertThat(said.labels()).containsExactly("person", "vehicle");
    assertThat(said.pixelFormats())
        .containsExactlyInAnyOrder(PixelFormat.BGR, PixelFormat.NV12, PixelFormat.GRAY8);
    assertThat(said.settings())
        .extracting(LibrarySetting::key)
        .containsExactly("fault", "note", "size");
    assertThat(library).hasToString(library.toString()).asString().contains("Faulty 0.1-test");
  }

  @Test
  void loadsAFileOnce() throws EngineStartException {
    Path file = FaultyLibrary.compile(folder).path();
    assertThat(VisionLibrary.load(file, natives)).isSameAs(VisionLibrary.load(file, natives));
  }

  @Test
  void keepsTheNamesOfTwoLibrariesApart() throws EngineStartException {
    VisionLibrary older = VisionLibrary.load(FaultyLibrary.compile(folder).path(), natives);
    VisionLibrary newer =
        VisionLibrary.load(FaultyLibrary.compile(folder, "FAULTY_ABI_MINOR=9").path(), natives);
    assertThat(older.functions().abiVersion()).isEqualTo(0x10001);
    assertThat(newer.functions().abiVersion()).isEqualTo(0x10009);
  }

  @Test
  void refusesAPathWhereNothingIs() {
    Problem problem = refusal(folder.resolve("libabsent.so"));
    assertThat(problem.code()).isEqualTo(NativeErrors.NO_SUCH_LIBRARY);
    assertThat(problem.found()).isEqualTo("nothing there");
  }

  @Test
  void refusesADirectory() {
    Problem problem = refusal(folder);
    assertThat(problem.code()).isEqualTo(NativeErrors.NO_SUCH_LIBRARY);
    assertThat(problem.found()).isEqualTo("a directory");
  }

  @Test
  void refusesARelativePath() {
    Problem problem = refusal(Path.of("libvision.so"));
    assertThat(problem.code()).isEqualTo(NativeErrors.NO_SUCH_LIBRARY);
    assertThat(problem.found()).isEqualTo("a relative path");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void refusesWhatIsNoLibrary() throws IOException {
    Path text = Files.writeString(folder.resolve("libtext.so"), "#!/bin/sh\necho not a library\n");
    Problem problem = refusal(text);
    assertThat(problem.code()).isEqualTo(NativeErrors.WRONG_FILE_FORMAT);
    assertThat(problem.found()).isEqualTo("a file that starts with 23 21 2f 62 69 6e 2f 73");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void refusesAnEmptyFile() throws IOException {
    Problem problem = refusal(Files.createFile(folder.resolve("libempty.so")));
    assertThat(problem.code()).isEqualTo(NativeErrors.WRONG_FILE_FORMAT);
    assertThat(problem.found()).isEqualTo("a file of 0 bytes");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void refusesALibraryForAnotherProcessor() throws IOException {
    byte[] elf = Files.readAllBytes(FaultyLibrary.compile(folder).path());
    ByteBuffer.wrap(elf).order(ByteOrder.LITTLE_ENDIAN).putShort(18, (short) 243);
    Problem problem = refusal(Files.write(folder.resolve("libriscv.so"), elf));
    assertThat(problem.code()).isEqualTo(NativeErrors.WRONG_FILE_FORMAT);
    assertThat(problem.found()).isEqualTo("ELF shared library for riscv64");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void refusesATruncatedLibrary() throws IOException {
    byte[] elf = Files.readAllBytes(FaultyLibrary.compile(folder).path());
    Path half = Files.write(folder.resolve("libhalf.so"), Arrays.copyOf(elf, 60));
    assertThat(refusal(half).code()).isEqualTo(NativeErrors.NOT_LOADABLE);
  }

  @Test
  void refusesALibraryWithASymbolThatNobodyDefines() {
    Problem problem = refusal(FaultyLibrary.compile(folder, "FAULTY_UNDEFINED_SYMBOL").path());
    assertThat(problem.code()).isEqualTo(NativeErrors.NOT_LOADABLE);
    assertThat(problem.found()).contains("faulty_symbol_that_nobody_defines");
  }

  @Test
  void namesTheFunctionThatIsMissing() {
    Problem problem = refusal(FaultyLibrary.compile(folder, "FAULTY_NO_STREAM_CLOSE").path());
    assertThat(problem.code()).isEqualTo(NativeErrors.MISSING_FUNCTION);
    assertThat(problem.found()).isEqualTo("no nunchi_vision_stream_close");
  }

  @Test
  void refusesAnotherMajorVersion() {
    Problem problem = refusal(FaultyLibrary.compile(folder, "FAULTY_ABI_MAJOR=2").path());
    assertThat(problem.code()).isEqualTo(NativeErrors.WRONG_ABI);
    assertThat(problem.expected()).isEqualTo("major 1");
    assertThat(problem.found()).isEqualTo("2.1");
  }

  @ParameterizedTest
  @CsvSource({
    "null, nunchi_vision_info",
    "small, struct_size",
    "other_abi, abi_version",
    "no_id, info.id",
    "blank_label, 'info.labels[1]'",
    "endless_label, 'info.labels[1] that ends within 16384 bytes'",
    "long_labels, 'a description of at most 100000 texts and 16 MiB'",
    "bad_pointer, 'a pointer to info.labels[1]'",
    "same_labels, each label once",
    "no_labels, info.labels",
    "many_labels, info.labels",
    "no_formats, info.pixel_formats",
    "null_settings, info.setting_specs",
    "bad_key, 'setting_specs[1].key'",
    "bad_range, 'setting_specs[1]'",
    "bad_default, bad: a default",
    "bad_type, 'setting_specs[1].type'"
  })
  void refusesADescriptionThatBreaksTheRules(String fault, String named) {
    Problem problem = refusal(FaultyLibrary.compile(folder, "FAULTY_INFO_" + fault).path());
    assertThat(problem.code()).isEqualTo(NativeErrors.BAD_DESCRIPTION);
    assertThat(problem.expected()).contains(named);
  }

  @Test
  void refusesAFileThatWasReplacedSinceItWasLoaded() throws IOException, EngineStartException {
    Path file = FaultyLibrary.compile(folder).path();
    VisionLibrary.load(file, natives);
    Path other = FaultyLibrary.compile(folder, "FAULTY_ABI_MINOR=3").path();
    Files.delete(file);
    Files.copy(other, file);
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    assertThat(refusal(file).code()).isEqualTo(NativeErrors.LIBRARY_REPLACED);
  }
}
