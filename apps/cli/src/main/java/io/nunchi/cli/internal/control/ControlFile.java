package io.nunchi.cli.internal.control;

import io.nunchi.cli.internal.CliException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Reads commands from a file as it grows, or from a FIFO, on a thread of its own. A file that does
 * not exist is created, so that commands can be appended to it; one that is written anew, or
 * replaced by another file, is read from its beginning.
 */
final class ControlFile implements AutoCloseable {

  private static final long LOOK_MILLIS = 50;
  private static final long LONGEST_CLOSE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int MOST_BYTES = 1 << 20;

  /** Takes what the file has, on its thread. */
  interface Receiver {

    /** Bytes follow. */
    void begin();

    /** Nothing more is there for now. */
    void idle();

    /** The file cannot be read any more. */
    void lost(Path file, IOException failure);
  }

  private final Path file;
  private final boolean isFifo;
  private final LineReader lines;
  private final Receiver receiver;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private byte[] seen = new byte[0];
  private boolean isFirstLook = true;

  private ControlFile(Path file, boolean isFifo, LineReader lines, Receiver receiver) {
    this.file = file;
    this.isFifo = isFifo;
    this.lines = lines;
    this.receiver = receiver;
    this.thread = new Thread(this::read, "nunchi-control-file");
    thread.setDaemon(true);
  }

  /**
   * Finds the file, or creates it.
   *
   * @throws CliException if it is neither a file nor a FIFO, or cannot be read or created
   */
  static ControlFile open(Path file, LineReader lines, Receiver receiver) throws CliException {
    try {
      if (Files.notExists(file)) {
        Files.createFile(file);
      }
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (attributes.isDirectory() || !Files.isReadable(file)) {
        throw ControlProblems.fileUnusable(
            file, attributes.isDirectory() ? "a folder" : "no permission");
      }
      return new ControlFile(file, attributes.isOther(), lines, receiver);
    } catch (IOException failure) {
      throw ControlProblems.fileUnusable(file, failure.toString());
    }
  }

  /** Begins to read. */
  void start() {
    thread.start();
  }

  private void read() {
    try {
      if (isFifo) {
        readFifo();
      } else {
        readFile();
      }
    } catch (IOException failure) {
      receiver.lost(file, failure);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } finally {
      lines.giveUpBegunLine();
      receiver.idle();
    }
  }

  /** Once opened, a FIFO without a writer has no bytes, and has some again with the next writer. */
  private void readFifo() throws IOException, InterruptedException {
    receiver.idle();
    if (closing.getCount() == 0) {
      return;
    }
    byte[] buffer = new byte[4096];
    try (InputStream input = Files.newInputStream(file)) {
      int count = input.read(buffer);
      while (closing.getCount() > 0) {
        if (count > 0) {
          receiver.begin();
          lines.take(buffer, count);
          receiver.idle();
        } else {
          lines.giveUpBegunLine(); // whoever began it is gone
        }
        if (count > 0 || !isClosedWithin(LOOK_MILLIS)) {
          count = input.read(buffer);
        }
      }
    }
  }

  private boolean isClosedWithin(long millis) throws InterruptedException {
    return closing.await(millis, TimeUnit.MILLISECONDS);
  }

  private void readFile() throws IOException, InterruptedException {
    readNew();
    isFirstLook = false;
    receiver.idle();
    while (!isClosedWithin(LOOK_MILLIS)) {
      readNew();
    }
  }

  private void readNew() throws IOException {
    byte[] now = content();
    if (Arrays.equals(now, seen)) {
      return;
    }
    int known = seen.length;
    if (now.length < known || !Arrays.equals(now, 0, known, seen, 0, known)) {
      lines.restart();
      known = 0;
    }
    seen = now;
    if (!isFirstLook) {
      receiver.begin();
    }
    lines.take(Arrays.copyOfRange(now, known, now.length), now.length - known);
    if (!isFirstLook) {
      receiver.idle();
    }
  }

  /** All bytes; none while the file is missing, as it is for a moment when it is replaced. */
  private byte[] content() throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        throw new IOException("no file any more");
      }
      if (attributes.size() > MOST_BYTES) {
        throw new IOException("more than 1 MiB");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException replaced) {
      return new byte[0];
    }
  }

  /** Stops reading, and waits for a command that is being carried out. */
  @Override
  public void close() {
    closing.countDown();
    long beginNanos = System.nanoTime();
    boolean wakes = isFifo;
    try {
      while (thread.isAlive() && System.nanoTime() - beginNanos < LONGEST_CLOSE_NANOS) {
        wakes = wakes && wake();
        thread.join(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Ends an open that no writer answers, and a read that no writer feeds; what it reads is left. A
   * FIFO that is opened for both does not wait for a reader.
   *
   * @return false if the FIFO is gone
   */
  private boolean wake() {
    try {
      if (!Files.readAttributes(file, BasicFileAttributes.class).isOther()) {
        throw new IOException("no FIFO any more");
      }
      try (FileChannel writer =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        writer.write(ByteBuffer.wrap(new byte[] {'\n'}));
      }
      return true;
    } catch (IOException gone) {
      receiver.lost(file, gone);
      return false;
    }
  }
}
