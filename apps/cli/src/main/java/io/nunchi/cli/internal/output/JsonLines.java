package io.nunchi.cli.internal.output;

import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file of JSON objects, one a line. Each line goes to the file in one piece, so that a
 * program that is killed leaves whole lines. For one thread at a time; closed by its opener.
 */
public final class JsonLines implements AutoCloseable {

  private final Path file;
  private final FileChannel channel;

  private JsonLines(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Starts a new file. */
  public static JsonLines open(Path file) throws CliException {
    try {
      return new JsonLines(
          file,
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE));
    } catch (IOException unwritable) {
      throw OutputFolder.writeFailure(file, unwritable, unwritable.toString());
    }
  }

  /** Writes an object as one line. */
  public void write(Object line) throws CliException {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(Json.line(line) + "\n");
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException failure) {
      throw OutputFolder.writeFailure(file, failure, failure.toString());
    }
  }

  @Override
  public void close() throws CliException {
    try {
      channel.close();
    } catch (IOException failure) {
      throw OutputFolder.writeFailure(file, failure, failure.toString());
    }
  }
}
