package io.nunchi.cli.internal.output;

import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes {@code summary.json} and {@code shadow.json}, whole or not at all. */
public final class SummaryFile {

  private SummaryFile() {}

  /** Writes a summary. */
  public static void write(OutputFolder folder, Object summary) throws CliException {
    write(folder.summary(), folder.partialSummary(), summary);
  }

  /** Writes what came of a shadow. */
  public static void writeShadow(OutputFolder folder, Object shadow) throws CliException {
    write(folder.shadow(), folder.partialShadow(), shadow);
  }

  private static void write(Path file, Path partial, Object document) throws CliException {
    try {
      try {
        Files.writeString(partial, Json.document(document) + "\n");
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (IOException failure) {
      throw OutputFolder.writeFailure(file, failure, failure.toString());
    }
  }
}
