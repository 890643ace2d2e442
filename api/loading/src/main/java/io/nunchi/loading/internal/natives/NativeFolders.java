package io.nunchi.loading.internal.natives;

import io.nunchi.loading.LoadingException;
import io.nunchi.loading.internal.log.HostLog;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders for native libraries of one host, below a root that all hosts of a machine share.
 *
 * <p>Each host holds a {@link HostLock} beside its folder while it runs. The next host removes the
 * folders of killed ones.
 */
public final class NativeFolders implements AutoCloseable {

  private static final HostLog LOG = HostLog.of(NativeFolders.class);

  private final HostLock lock;
  private final List<Problem> warnings;
  private int folders;

  private NativeFolders(HostLock lock, List<Problem> warnings) {
    this.lock = lock;
    this.warnings = warnings;
  }

  /**
   * Opens a private folder of this user among the system's temporary files. If somebody else has
   * taken its name, another one is opened, and {@link #warnings()} says so.
   */
  public static NativeFolders openDefault() throws LoadingException {
    return openPrivateOrAnother(PrivateFolder.defaultNativeRoot());
  }

  static NativeFolders openPrivateOrAnother(Path root) throws LoadingException {
    try {
      return openPrivate(root);
    } catch (LoadingException refused) {
      try {
        Path another = PrivateFolder.anotherFor(root);
        Problem warning = replaced(root, refused.problems().get(0).found(), another);
        LOG.warn("{}", warning);
        return new NativeFolders(openPrivate(another).lock, List.of(warning));
      } catch (IOException | LoadingException e) {
        refused.addSuppressed(e);
        throw refused;
      }
    }
  }

  private static Problem replaced(Path root, String reason, Path another) {
    return Problem.of("NUN-1024", "another folder than the default holds the native libraries")
        .expected("a folder of this user that nobody else can write to")
        .found(reason + "; " + another + " is used")
        .where(root.toString())
        .fix("remove this folder or have its owner remove it, or choose a nativeRoot");
  }

  static NativeFolders openPrivate(Path root) throws LoadingException {
    try {
      PrivateFolder.require(root);
    } catch (IOException e) {
      throw unusable(root, "a folder of this user that nobody else can write to", e);
    }
    return open(root);
  }

  /**
   * Opens folders for jars and libraries that are checked before they are loaded: below a root that
   * the VMS chose, and to which no other user can write.
   */
  public static NativeFolders openProtected(Path nativeRoot) throws LoadingException {
    Path root = nativeRoot.toAbsolutePath();
    try {
      return open(PrivateFolder.requireChosen(root));
    } catch (IOException e) {
      throw new LoadingException(List.of(unprotected(root, e)), e);
    }
  }

  private static Problem unprotected(Path root, IOException reason) {
    return Problem.of("NUN-1030", "the native root is no place for checked jars and libraries")
        .expected("a folder of this user that nobody else can write to or replace")
        .found(String.valueOf(reason.getMessage()))
        .where(root.toString())
        .fix("take the right to write from group and others, or choose another nativeRoot");
  }

  /** Removes the folders of killed hosts below the root, and creates one for a new host. */
  public static NativeFolders open(Path nativeRoot) throws LoadingException {
    Path root = nativeRoot.toAbsolutePath();
    try {
      Files.createDirectories(root);
      removeLeftovers(root);
      return createHome(root);
    } catch (IOException e) {
      throw unusable(root, "a folder that can be written to", e);
    }
  }

  private static LoadingException unusable(Path root, String expected, IOException failure) {
    return new LoadingException(
        List.of(
            Problem.of("NUN-1020", "native libraries cannot be unpacked")
                .expected(expected)
                .found(failure.toString())
                .where(root.toString())
                .fix("free space, correct its permissions, or choose another nativeRoot")),
        failure);
  }

  private static NativeFolders createHome(Path root) throws IOException {
    HostLock lock = HostLock.create(root);
    try {
      PrivateFolder.create(lock.folder());
      return new NativeFolders(lock, List.of());
    } catch (IOException | RuntimeException e) {
      try (lock) {
        lock.removeFile();
      }
      throw e;
    }
  }

  private static synchronized void removeLeftovers(Path root) throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      for (Path entry : entries.toList()) {
        removeIfLeftOver(entry);
      }
    }
  }

  private static void removeIfLeftOver(Path entry) {
    try {
      if (HostLock.isOne(entry)) {
        HostLock.ifLeftOver(entry, NativeFolders::delete);
      } else if (HostLock.wasNeverLocked(entry)) {
        Files.deleteIfExists(entry);
      }
    } catch (NoSuchFileException anotherHostRemovedIt) {
      LOG.debug("{} is gone", entry, anotherHostRemovedIt);
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("What a killed host left could not be removed: {}", entry, e);
    }
  }

  /** Hints for an operator about the root. */
  public List<Problem> warnings() {
    return warnings;
  }

  /** Creates an empty folder for the libraries of one class loader. */
  public NativeFolder create(String name) throws IOException {
    return new NativeFolder(createPrivate(name));
  }

  /** Creates an empty folder that nobody else than this user can read or write. */
  public synchronized Path createPrivate(String name) throws IOException {
    folders++;
    return PrivateFolder.create(lock.folder().resolve(folders + "-" + name));
  }

  /** Removes a folder and its content; what cannot be removed stays until the next start. */
  public static void remove(Path folder) {
    try {
      delete(folder);
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("{} stays until the next start", folder, e);
    }
  }

  /**
   * Removes the folder of a class loader that is no longer used. A folder with libraries stays and
   * is reported: the JVM unloads a library only after its class loader is collected.
   */
  public static List<Problem> removeUnlessUsed(NativeFolder folder, String name) {
    try (Stream<Path> entries = Files.list(folder.path())) {
      if (entries.findAny().isPresent()) {
        return List.of(
            Problem.of("NUN-1021", "a plugin is gone, but its native libraries stay loaded")
                .expected("a plugin without natives, whose classes can be unloaded")
                .found("libraries in " + folder.path())
                .where(name)
                .fix("restart the process when it suits; swap models instead of plugins"));
      }
      Files.deleteIfExists(folder.path());
    } catch (IOException e) {
      LOG.warn("Native folder {} stays until the next start", folder.path(), e);
    }
    return List.of();
  }

  /**
   * Removes all folders; libraries that are mapped into memory stay usable until the process ends.
   */
  @Override
  public void close() {
    try (lock) {
      delete(lock.folder());
      lock.removeFile();
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("{} stays until the next start", lock.folder(), e);
    }
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(tree)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(entry);
      }
    }
  }
}
