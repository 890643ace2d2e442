package io.nunchi.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeFolderTest {

  private static final String PROPERTY = "nunchi.test.native.path";

  @TempDir Path directory;

  @Test
  void givesAnAbsolutePathAlsoOfARelativeOne() throws Exception {
    Path relative = Path.of("").toAbsolutePath().relativize(directory.toAbsolutePath());
    NativeFolder folder = new NativeFolder(relative);
    assertThat(folder.path()).isAbsolute().isEqualTo(relative.toAbsolutePath());
  }

  @Test
  void unpacksAResourceOnce() throws IOException {
    NativeFolder folder = new NativeFolder(directory);
    String resource = "/" + NativeFolderTest.class.getName().replace('.', '/') + ".class";
    Path first = folder.unpack(NativeFolderTest.class, resource);
    Files.writeString(first, "loaded already");
    assertThat(folder.unpack(NativeFolderTest.class, resource)).isEqualTo(first);
    assertThat(first).hasContent("loaded already");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(first);
    }
  }

  @Test
  void namesTheResourceThatIsMissing() {
    NativeFolder folder = new NativeFolder(directory);
    assertThatExceptionOfType(FileNotFoundException.class)
        .isThrownBy(() -> folder.unpack(NativeFolderTest.class, "/natives/none.so"))
        .withMessageContaining("/natives/none.so");
  }

  @Test
  void restoresThePropertyAfterTheFirstUse() {
    NativeFolder folder = new NativeFolder(directory);
    AtomicReference<String> seen = new AtomicReference<>("");
    folder.withProperty(PROPERTY, "here", () -> seen.set(System.getProperty(PROPERTY, "")));
    assertThat(seen.get()).isEqualTo("here");
    assertThat(System.getProperty(PROPERTY)).isNull();
  }

  @Test
  void restoresThePropertyAfterAFailure() {
    NativeFolder folder = new NativeFolder(directory);
    System.setProperty(PROPERTY, "before");
    try {
      assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  folder.withProperty(
                      PROPERTY,
                      "here",
                      () -> {
                        throw new IllegalStateException("no such library");
                      }));
      assertThat(System.getProperty(PROPERTY)).isEqualTo("before");
    } finally {
      System.clearProperty(PROPERTY);
    }
  }
}
