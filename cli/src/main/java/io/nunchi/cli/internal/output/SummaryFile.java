package io.nunchi.cli.internal.output;

import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes {@code summary.json}, whole or not at all. */
public final class SummaryFile {

  private SummaryFile() {}

  /** Writes a summary. */
  public static void write(OutputFolder folder, Object summary) throws CliException {
    Path file = folder.summary();
    try {
      Path partial = folder.partialSummary();
      try {
        Files.writeString(partial, Json.document(summary) + "\n");
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (IOException failure) {
      throw OutputFolder.writeFailure(file, failure, failure.toString());
    }
  }
}
