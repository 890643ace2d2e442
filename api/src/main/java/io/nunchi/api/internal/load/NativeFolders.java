package io.nunchi.api.internal.load;

import io.nunchi.api.HostException;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders for native libraries of one host, below a root that all hosts of a machine share.
 *
 * <p>Each host locks a file beside its folder for as long as it lives; the lock ends with the
 * process, however it ends. So a folder whose lock can be taken is left over, and the next host
 * removes it.
 */
public final class NativeFolders implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NativeFolders.class);
  private static final String LOCK_SUFFIX = ".lock";

  private final Path home;
  private final Path lockFile;
  private final FileChannel lockChannel;
  private int folders;

  private NativeFolders(Path home, Path lockFile, FileChannel lockChannel) {
    this.home = home;
    this.lockFile = lockFile;
    this.lockChannel = lockChannel;
  }

  /** Removes what killed hosts left below the root, and makes a home for a new host. */
  public static NativeFolders open(Path root) throws HostException {
    try {
      Files.createDirectories(root);
      removeLeftovers(root);
      return createHome(root);
    } catch (IOException unusable) {
      throw new HostException(
          List.of(
              Problem.of("NUN-1020", "native libraries cannot be unpacked")
                  .expected("a folder that can be written to")
                  .found(unusable.toString())
                  .where(root.toString())
                  .fix("free space, mend its permissions, or choose another nativeRoot")),
          unusable);
    }
  }

  private static NativeFolders createHome(Path root) throws IOException {
    Path lockFile = Files.createTempFile(root, "host-", LOCK_SUFFIX);
    FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw new IOException("another process locked " + lockFile);
      }
      return new NativeFolders(Files.createDirectory(homeOf(lockFile)), lockFile, channel);
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  private static Path homeOf(Path lockFile) {
    String name = lockFile.getFileName().toString();
    return lockFile.resolveSibling(name.substring(0, name.length() - LOCK_SUFFIX.length()));
  }

  private static void removeLeftovers(Path root) throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      for (Path lockFile :
          entries.filter(entry -> entry.toString().endsWith(LOCK_SUFFIX)).toList()) {
        removeIfLeftOver(lockFile);
      }
    }
  }

  private static void removeIfLeftOver(Path lockFile) {
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        delete(homeOf(lockFile));
        Files.deleteIfExists(lockFile);
      }
    } catch (OverlappingFileLockException livesInThisProcess) {
      LOG.trace("{} belongs to another host of this process", lockFile);
    } catch (IOException | UncheckedIOException notRemoved) {
      LOG.warn("Left-over native folder of {} could not be removed", lockFile, notRemoved);
    }
  }

  /** A new, empty folder for one class loader. */
  synchronized NativeFolder create(String name) throws IOException {
    folders++;
    return new NativeFolder(Files.createDirectory(home.resolve(folders + "-" + name)));
  }

  /**
   * Removes the folder of a class loader that is not used any more. What was unpacked there stays,
   * and is said: the JVM unloads a library only when it finds its class loader gone.
   */
  static List<Problem> removeUnlessUsed(NativeFolder folder, String name) {
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
    } catch (IOException notRemoved) {
      LOG.warn("Native folder {} stays until the next start", folder.path(), notRemoved);
    }
    return List.of();
  }

  /** Removes all folders; what is mapped into memory stays usable until the process ends. */
  @Override
  public void close() {
    try {
      delete(home);
      Files.deleteIfExists(lockFile);
    } catch (IOException | UncheckedIOException notRemoved) {
      LOG.warn("Native folder {} stays until the next start", home, notRemoved);
    }
    try {
      lockChannel.close();
    } catch (IOException notClosed) {
      LOG.warn("Lock {} could not be released", lockFile, notClosed);
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
