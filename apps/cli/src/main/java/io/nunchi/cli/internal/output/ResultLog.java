package io.nunchi.cli.internal.output;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.source.SourceFrame;
import io.nunchi.spi.failure.Problem;
import java.util.List;

/** Writes {@code results.jsonl}. For one thread at a time; closed by its opener. */
public final class ResultLog implements AutoCloseable {

  private final JsonLines lines;

  private ResultLog(JsonLines lines) {
    this.lines = lines;
  }

  /** Starts a new log. */
  public static ResultLog open(OutputFolder folder) throws CliException {
    return new ResultLog(JsonLines.open(folder.results()));
  }

  /** Notes a frame that was analyzed. */
  public void analyzed(SourceFrame frame, AnalyzedFrame result) throws CliException {
    lines.write(ResultLine.analyzed(frame, result));
  }

  /** Notes a frame that was not analyzed. */
  public void dropped(SourceFrame frame, String reason, List<Problem> problems)
      throws CliException {
    lines.write(ResultLine.dropped(frame, reason, problems));
  }

  @Override
  public void close() throws CliException {
    lines.close();
  }
}
