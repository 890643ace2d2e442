package io.nunchi.api.internal.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.HostException;
import io.nunchi.spi.NativeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeFoldersTest {

  @TempDir Path root;

  @Test
  void everyFolderIsNewAndAllAreRemovedAtTheEnd() throws Exception {
    try (NativeFolders folders = NativeFolders.open(root)) {
      NativeFolder first = folders.create("test.plugin");
      NativeFolder second = folders.create("test.plugin");
      Files.writeString(first.path().resolve("lib.so"), "x");
      assertThat(first.path()).isNotEqualTo(second.path()).isDirectory();
    }
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void removesWhatAKilledHostLeft() throws Exception {
    Path leftOver = Files.createDirectory(root.resolve("host-1"));
    Files.writeString(leftOver.resolve("lib.so"), "x");
    Files.createFile(root.resolve("host-1.lock"));
    try (NativeFolders folders = NativeFolders.open(root)) {
      assertThat(leftOver).doesNotExist();
      assertThat(folders.create("test.plugin").path()).exists();
    }
  }

  @Test
  void leavesTheFoldersOfALivingHostAlone() throws Exception {
    try (NativeFolders first = NativeFolders.open(root)) {
      NativeFolder folder = first.create("test.plugin");
      NativeFolders.open(root).close();
      assertThat(folder.path()).exists();
    }
  }

  @Test
  void saysWhichFolderCannotBeUsed() throws IOException {
    Path file = Files.createFile(root.resolve("file"));
    HostException unusable =
        catchThrowableOfType(HostException.class, () -> NativeFolders.open(file));
    assertThat(unusable.problems().get(0).code()).isEqualTo("NUN-1020");
    assertThat(unusable.problems().get(0).where()).isEqualTo(file.toString());
  }
}
