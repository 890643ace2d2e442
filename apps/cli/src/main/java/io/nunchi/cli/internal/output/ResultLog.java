package io.nunchi.cli.internal.output;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.Json;
import io.nunchi.cli.internal.source.SourceFrame;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Writes {@code results.jsonl}. Each line goes to the file in one piece, so that a program that is
 * killed leaves whole lines. For one thread at a time; closed by its opener.
 */
public final class ResultLog implements AutoCloseable {

  private final Path file;
  private final FileChannel channel;

  private ResultLog(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Starts a new log. */
  public static ResultLog open(OutputFolder folder) throws CliException {
    Path file = folder.results();
    try {
      return new ResultLog(
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

  /** Notes a frame that was analyzed. */
  public void analyzed(SourceFrame frame, AnalyzedFrame result) throws CliException {
    write(ResultLine.analyzed(frame, result));
  }

  /** Notes a frame that was not analyzed. */
  public void dropped(SourceFrame frame, String reason, List<Problem> problems)
      throws CliException {
    write(ResultLine.dropped(frame, reason, problems));
  }

  private void write(ResultLine line) throws CliException {
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
