package io.nunchi.loading.internal.natives;

import io.nunchi.loading.internal.log.HostLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder inside one that every user may write to. Its libraries run in this process, so no other
 * user may put anything into it.
 */
final class PrivateFolder {

  private static final HostLog LOG = HostLog.of(PrivateFolder.class);
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> WRITABLE_BY_OTHERS =
      Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  private PrivateFolder() {}

  /** The default root for the native libraries of this user's hosts. */
  static Path defaultNativeRoot() {
    String user = System.getProperty("user.name", "").replaceAll("[^\\w.-]", "_");
    return Path.of(System.getProperty("java.io.tmpdir"), "nunchi-natives-" + user);
  }

  /** Creates the folder for its owner only; accepts an existing one that is as private. */
  static void require(Path folder) throws IOException {
    if (!isPosix(folder)) {
      Files.createDirectories(folder);
      return; // the folder for temporary files is the user's own
    }
    try {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } catch (FileAlreadyExistsException e) {
      requirePrivate(folder);
    }
  }

  /** Creates a new folder for its owner only. */
  static Path create(Path folder) throws IOException {
    return isPosix(folder)
        ? Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY))
        : Files.createDirectory(folder);
  }

  private static boolean isPosix(Path folder) {
    Path parent = Objects.requireNonNull(folder.toAbsolutePath().getParent(), "parent");
    return Files.getFileAttributeView(parent, PosixFileAttributeView.class) != null;
  }

  /** Finds or creates a private folder for a root that somebody else has taken. */
  static Path anotherFor(Path root) throws IOException {
    Path parent = Objects.requireNonNull(root.toAbsolutePath().getParent(), "parent");
    String prefix = root.getFileName() + "-";
    for (Path earlier : startingWith(prefix, parent)) {
      try {
        requirePrivate(earlier);
        return earlier;
      } catch (IOException | UnsupportedOperationException e) {
        LOG.debug("{} is not used for native libraries", earlier, e);
      }
    }
    return Files.createTempDirectory(parent, prefix);
  }

  private static List<Path> startingWith(String prefix, Path parent) throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries
          .filter(entry -> String.valueOf(entry.getFileName()).startsWith(prefix))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void requirePrivate(Path folder) throws IOException {
    PosixFileAttributes found =
        Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!found.isDirectory()) {
      throw new IOException("it is not a folder");
    }
    if (found.permissions().stream().anyMatch(WRITABLE_BY_OTHERS::contains)) {
      throw new IOException(
          "others may write to it: " + PosixFilePermissions.toString(found.permissions()));
    }
    Path probe = Files.createTempFile(folder, "owner-", ".probe");
    try {
      UserPrincipal self = Files.getOwner(probe);
      if (!self.equals(found.owner())) {
        throw new IOException("it belongs to " + found.owner() + ", this process is " + self);
      }
    } finally {
      Files.deleteIfExists(probe);
    }
  }
}
