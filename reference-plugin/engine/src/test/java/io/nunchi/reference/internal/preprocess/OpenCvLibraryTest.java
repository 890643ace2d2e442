package io.nunchi.reference.internal.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.EngineStartException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.Core;

class OpenCvLibraryTest {

  @BeforeEach
  void loadOpenCv() {
    OpenCvForTests.load();
  }

  @ParameterizedTest
  @CsvSource({
    "Linux,amd64",
    "Linux,aarch64",
    "Linux,arm",
    "Mac OS X,x86_64",
    "Mac OS X,aarch64",
    "Windows 11,amd64",
    "Windows Server 2022,x86"
  })
  void everySupportedPlatformHasItsLibraryInTheJar(String os, String arch) throws Exception {
    assertThat(Core.class.getResource(OpenCvLibrary.resource(os, arch))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"Linux,riscv64", "Windows 11,aarch64", "FreeBSD,amd64", "Linux,''"})
  void refusesAPlatformWithoutALibrary(String os, String arch) {
    assertThatExceptionOfType(EngineStartException.class)
        .isThrownBy(() -> OpenCvLibrary.resource(os, arch))
        .satisfies(
            e -> {
              assertThat(e.problems().get(0).code()).isEqualTo("NUN-6051");
              assertThat(e.problems().get(0).found()).isEqualTo(os + " on " + arch);
            });
  }

  @Test
  void loadsFromTheGivenFolder() throws Exception {
    Path library = Path.of("target", "test-natives", System.mapLibraryName("opencv_java490"));

    assertThat(library).exists();
    assertThat(Core.getVersionString()).isEqualTo("4.9.0");
  }

  @Test
  void loadsOncePerClassLoader(@TempDir Path anotherFolder) throws Exception {
    OpenCvLibrary.load(new NativeFolder(anotherFolder));

    try (var files = Files.list(anotherFolder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void staysOnTheCallersThread() {
    assertThat(Core.getNumThreads()).isEqualTo(1);
  }
}
