package io.nunchi.loading.internal.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nunchi.loading.LoadingException;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeFoldersTest {

  /** A folder with the sticky bit, which everybody may write to. */
  private static final int STICKY_FOR_ALL = 0b1_111_111_111;

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
  void foldersBelowARelativeRootAreAbsolute() throws Exception {
    Path relative = Path.of("").toAbsolutePath().relativize(root.toAbsolutePath());
    try (NativeFolders folders = NativeFolders.open(relative)) {
      assertThat(folders.create("test.plugin").path()).isAbsolute().isDirectory();
    }
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void removesWhatAKilledHostLeft() throws Exception {
    Path leftOver = Files.createDirectory(root.resolve("host-1"));
    Files.writeString(leftOver.resolve("lib.so"), "x");
    Files.writeString(
        Files.createDirectory(leftOver.resolve("1-plugin.jars")).resolve("a.jar"), "");
    Files.createFile(root.resolve("host-1.lock"));
    try (NativeFolders folders = NativeFolders.open(root)) {
      assertThat(leftOver).doesNotExist();
      assertThat(folders.create("test.plugin").path()).exists();
    }
  }

  @Test
  void nobodyElseMayReadOrWriteWhatAHostKeeps() throws Exception {
    try (NativeFolders folders = NativeFolders.open(root)) {
      Path copies = folders.createPrivate("test.jars");
      Files.writeString(copies.resolve("a.jar"), "");
      for (Path folder : List.of(copies, Objects.requireNonNull(copies.getParent()))) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
            .isEqualTo("rwx------");
      }
      NativeFolders.remove(copies);
      assertThat(copies).doesNotExist();
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
  void keepsItsLockWhileOtherHostsOfTheSameProcessComeAndGo() throws Exception {
    try (NativeFolders first = NativeFolders.open(root)) {
      NativeFolder folder = first.create("test.plugin");
      NativeFolders.open(root).close();

      assertThat(openInAnotherProcess(root)).isZero();
      assertThat(folder.path()).exists();
    }
  }

  @Test
  void manyHostsStartAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<NativeFolders>> starts =
          Collections.nCopies(40, () -> NativeFolders.open(root));
      for (Future<NativeFolders> started : threads.invokeAll(starts)) {
        try (NativeFolders folders = started.get()) {
          assertThat(folders.create("test.plugin").path()).exists();
        }
      }
    } finally {
      threads.shutdown();
    }
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void removesWhatWasKilledWhileItStarted() throws Exception {
    Path old = Files.createFile(root.resolve("host-7-1.opening"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
    Path young = Files.createFile(root.resolve("host-8-1.opening"));

    NativeFolders.open(root).close();

    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  private static int openInAnotherProcess(Path root) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OtherHost.class.getName(),
                root.toString())
            .inheritIO()
            .start();
    return process.waitFor();
  }

  /** A host of another process. */
  static final class OtherHost {

    private OtherHost() {}

    /** Opens and closes its folders. */
    public static void main(String[] arguments) throws Exception {
      NativeFolders.open(Path.of(arguments[0])).close();
    }
  }

  @Test
  void theDefaultFolderIsForItsOwnerOnly() throws Exception {
    Path ours = root.resolve("natives");
    NativeFolders.openPrivate(ours).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ours)))
        .isEqualTo("rwx------");
    NativeFolders.openPrivate(ours).close();
  }

  @Test
  void theDefaultFolderIsRefusedWhenOthersMayWriteToIt() throws Exception {
    Path open = Files.createDirectory(root.resolve("natives"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    LoadingException refused =
        catchThrowableOfType(LoadingException.class, () -> NativeFolders.openPrivate(open));
    assertThat(refused.problems().get(0).code()).isEqualTo("NUN-1020");
    assertThat(refused.problems().get(0).found()).contains("rwxrwxrwx");
  }

  @Test
  void theDefaultFolderIsRefusedWhenItIsALink() throws Exception {
    Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(root.resolve("natives"), elsewhere);
    LoadingException refused =
        catchThrowableOfType(LoadingException.class, () -> NativeFolders.openPrivate(link));
    assertThat(refused.problems().get(0).found()).contains("not a folder");
  }

  @Test
  void anotherFolderIsUsedAndToldWhenTheDefaultIsTaken() throws Exception {
    Path taken = Files.createDirectory(root.resolve("natives"));
    Files.setPosixFilePermissions(taken, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path used;
    try (NativeFolders folders = NativeFolders.openPrivateOrAnother(taken)) {
      used = parent(parent(folders.create("test.plugin").path()));
      assertThat(used.getFileName().toString()).startsWith("natives-");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(used)))
          .isEqualTo("rwx------");
      assertThat(folders.warnings())
          .singleElement()
          .satisfies(
              warning -> {
                assertThat(warning.code()).isEqualTo("NUN-1024");
                assertThat(warning.where()).isEqualTo(taken.toString());
                assertThat(warning.found()).contains("rwxrwxrwx", used.toString());
              });
    }
    assertThat(taken).isEmptyDirectory();
    try (NativeFolders next = NativeFolders.openPrivateOrAnother(taken)) {
      assertThat(next.create("test.plugin").path()).startsWith(used);
    }
  }

  @Test
  void aFileALinkAndForeignFoldersInTheWayKeepNoHostFromStarting() throws Exception {
    Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    Path file = Files.createFile(root.resolve("file"));
    Path link = Files.createSymbolicLink(root.resolve("link"), elsewhere);
    Path open = Files.createDirectory(root.resolve("link-open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.createSymbolicLink(root.resolve("link-another"), elsewhere);
    for (Path taken : List.of(file, link)) {
      try (NativeFolders folders = NativeFolders.openPrivateOrAnother(taken)) {
        assertThat(folders.create("test.plugin").path()).isDirectory();
        assertThat(folders.warnings()).hasSize(1);
      }
    }
    assertThat(elsewhere).isEmptyDirectory();
    assertThat(open).isEmptyDirectory();
  }

  @Test
  void aFolderThatCannotBeReplacedIsRefusedWithItsOwnReason() throws Exception {
    Path nowhere = root.resolve("gone").resolve("natives");
    LoadingException refused =
        catchThrowableOfType(
            LoadingException.class, () -> NativeFolders.openPrivateOrAnother(nowhere));
    assertThat(refused.problems().get(0).where()).isEqualTo(nowhere.toString());
    assertThat(refused.getSuppressed()).hasSize(1);
  }

  @Test
  void aPrivateDefaultFolderIsUsedWithoutAWarning() throws Exception {
    try (NativeFolders folders = NativeFolders.openPrivateOrAnother(root.resolve("natives"))) {
      assertThat(folders.warnings()).isEmpty();
      assertThat(folders.create("test.plugin").path()).startsWith(root.resolve("natives"));
    }
  }

  private static Path parent(Path path) {
    return Objects.requireNonNull(path.getParent());
  }

  @Test
  void aChosenFolderForCheckedJarsIsCreatedForItsOwnerOnly() throws Exception {
    Path chosen = root.resolve("var").resolve("natives");
    try (NativeFolders folders = NativeFolders.openProtected(chosen)) {
      assertThat(folders.createPrivate("test.jars")).startsWith(chosen.toRealPath());
    }
    for (Path created : List.of(chosen, parent(chosen))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(created)))
          .isEqualTo("rwx------");
    }
    NativeFolders.openProtected(chosen).close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwxr-x", "rwxr-xrwx"})
  void aChosenFolderThatOthersMayWriteToIsRefusedForCheckedJars(String permissions)
      throws Exception {
    Path open = Files.createDirectory(root.resolve("natives"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString(permissions));
    Path link = Files.createSymbolicLink(root.resolve("link"), open);
    assertThat(unprotected(open).found()).contains("others may write to it", permissions);
    assertThat(unprotected(link).found()).contains("others may write to it", permissions);
    assertThat(open).isEmptyDirectory();
  }

  @Test
  void aChosenFolderThatOthersMayReplaceIsRefusedForCheckedJars() throws Exception {
    Path open = Files.createDirectory(root.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xrwx"));
    assertThat(unprotected(open.resolve("natives")).found())
        .contains("others may replace", open.toRealPath().toString());
    Files.setAttribute(open, "unix:mode", STICKY_FOR_ALL);
    NativeFolders.openProtected(open.resolve("natives")).close();
  }

  @Test
  void aChosenFolderOfAnotherUserIsRefusedForCheckedJars() throws Exception {
    assumeTrue(Files.getAttribute(root, "unix:uid").equals(0), "only root can give files away");
    Path foreign = Files.createDirectory(root.resolve("foreign"));
    Path below = Files.createDirectory(foreign.resolve("natives"));
    Files.setAttribute(foreign, "unix:uid", 65_534);
    assertThat(unprotected(foreign).found()).contains("it belongs to");
    assertThat(unprotected(below).found()).contains(foreign.toRealPath() + " belongs to");
  }

  private static Problem unprotected(Path chosen) {
    LoadingException refused =
        catchThrowableOfType(LoadingException.class, () -> NativeFolders.openProtected(chosen));
    Problem problem = refused.problems().get(0);
    assertThat(problem.code()).isEqualTo("NUN-1030");
    assertThat(problem.where()).isEqualTo(chosen.toString());
    return problem;
  }

  @Test
  void saysWhichFolderCannotBeUsed() throws IOException {
    Path file = Files.createFile(root.resolve("file"));
    LoadingException unusable =
        catchThrowableOfType(LoadingException.class, () -> NativeFolders.open(file));
    assertThat(unusable.problems().get(0).code()).isEqualTo("NUN-1020");
    assertThat(unusable.problems().get(0).where()).isEqualTo(file.toString());
  }
}
