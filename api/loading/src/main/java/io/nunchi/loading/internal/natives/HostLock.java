package io.nunchi.loading.internal.natives;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A locked file that marks a running host. The lock ends with the process, however that ends.
 *
 * <p>A process loses all its locks on a file when it closes any channel of it (see {@link
 * FileLock}), so a process never opens the lock files of its own hosts; their names contain its id.
 * A file gets its final name once it is locked, so that a starting host is not mistaken for a
 * killed one.
 */
final class HostLock implements AutoCloseable {

  private static final String SUFFIX = ".lock";
  private static final String OPENING_SUFFIX = ".opening";
  private static final Duration LONGEST_OPENING = Duration.ofHours(1);
  private static final Pattern NAME = Pattern.compile("host-(.+)-\\w+\\.lock");
  private static final String OWN_PROCESS = ownProcess();

  private final Path file;
  private final FileChannel channel;

  private HostLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Process ids repeat after a restart, in a container always the same ones. */
  private static String ownProcess() {
    ProcessHandle process = ProcessHandle.current();
    return process.pid()
        + "-"
        + process.info().startInstant().map(started -> started.toEpochMilli()).orElse(0L);
  }

  /** Creates and locks a new file. */
  static HostLock create(Path root) throws IOException {
    Path opening = Files.createTempFile(root, "host-" + OWN_PROCESS + "-", OPENING_SUFFIX);
    FileChannel channel = FileChannel.open(opening, StandardOpenOption.WRITE);
    try {
      channel.lock();
      Path locked = opening.resolveSibling(withoutSuffix(opening) + SUFFIX);
      Files.move(opening, locked, StandardCopyOption.ATOMIC_MOVE);
      return new HostLock(locked, channel);
    } catch (IOException | RuntimeException e) {
      try (channel) {
        Files.deleteIfExists(opening);
      }
      throw e;
    }
  }

  /** Returns true for a lock file. */
  static boolean isOne(Path file) {
    return file.toString().endsWith(SUFFIX);
  }

  /** Returns true for a file whose process was killed before it could lock it. */
  static boolean wasNeverLocked(Path file) throws IOException {
    return file.toString().endsWith(OPENING_SUFFIX)
        && Files.getLastModifiedTime(file)
            .toInstant()
            .isBefore(Instant.now().minus(LONGEST_OPENING));
  }

  /** The folder of a host. */
  static Path folderOf(Path lockFile) {
    return lockFile.resolveSibling(withoutSuffix(lockFile));
  }

  private static String withoutSuffix(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.lastIndexOf('.'));
  }

  /** Removes the folder of a killed host. */
  interface Removal {
    void remove(Path folder) throws IOException;
  }

  /** Removes the folder of a killed host; leaves that of a running one alone. */
  static void ifLeftOver(Path lockFile, Removal removal) throws IOException {
    Matcher name = NAME.matcher(String.valueOf(lockFile.getFileName()));
    if (name.matches() && name.group(1).equals(OWN_PROCESS)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        removal.remove(folderOf(lockFile));
        Files.deleteIfExists(lockFile);
      }
    } catch (OverlappingFileLockException anotherHostRemovesIt) {
      throw new NoSuchFileException(
          lockFile.toString(), null, "removed by another host of this process");
    }
  }

  Path folder() {
    return folderOf(file);
  }

  /** Removes the file, after the host's folder is gone. */
  void removeFile() throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
