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

  /** The bit of a folder in which users may remove their own entries only, such as /tmp. */
  private static final int STICKY = 0b001_000_000_000;

  private static final int SUPERUSER = 0;

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

  /**
   * Creates a folder that the VMS chose, for its owner only, or accepts one that no other user can
   * write to or replace. Parents may be writable to their own group.
   *
   * @return the folder, without links
   */
  static Path requireChosen(Path folder) throws IOException {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      Files.createDirectories(folder);
      return folder; // its permissions are those that the VMS gave it
    }
    if (!Files.exists(folder)) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    }
    Path real = folder.toRealPath();
    requirePrivate(real);
    int self = number(real, "unix:uid");
    for (Path parent = real.getParent(); parent != null; parent = parent.getParent()) {
      requireLasting(parent, self);
    }
    return real;
  }

  /** Refuses a parent in which another user can put a folder in place of the one below. */
  private static void requireLasting(Path parent, int self) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(parent);
    boolean sticky = (number(parent, "unix:mode") & STICKY) != 0;
    if (permissions.contains(PosixFilePermission.OTHERS_WRITE) && !sticky) {
      throw new IOException(
          "others may replace what is in "
              + parent
              + ": "
              + PosixFilePermissions.toString(permissions));
    }
    int owner = number(parent, "unix:uid");
    if (owner != self && owner != SUPERUSER) {
      throw new IOException(parent + " belongs to " + Files.getOwner(parent));
    }
  }

  private static int number(Path file, String attribute) throws IOException {
    return (int) Files.getAttribute(file, attribute, LinkOption.NOFOLLOW_LINKS);
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
