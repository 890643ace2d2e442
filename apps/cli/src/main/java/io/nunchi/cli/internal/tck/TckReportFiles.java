package io.nunchi.cli.internal.tck;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.Json;
import io.nunchi.cli.internal.signing.FileSignature;
import io.nunchi.cli.internal.signing.SigningKey;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of a report. */
public final class TckReportFiles {

  static final String JSON = "tck-report.json";
  private static final String HTML = "tck-report.html";
  private static final String XML = "TEST-nunchi-tck.xml";

  private final Path folder;

  private TckReportFiles(Path folder) {
    this.folder = folder;
  }

  /** Creates the folder, before anything is tried. */
  public static TckReportFiles in(Path folder) throws CliException {
    try {
      return new TckReportFiles(Files.createDirectories(folder.toAbsolutePath().normalize()));
    } catch (IOException e) {
      throw CliException.unusable(unwritable(folder, e), e);
    }
  }

  /** Writes them, over those of an earlier report; gives what was written. */
  public List<Path> write(TckReport report, Optional<SigningKey> key) throws CliException {
    Path json = folder.resolve(JSON);
    List<Path> written = new ArrayList<>();
    try {
      Files.deleteIfExists(FileSignature.besides(json)); // it is not that of this report
      written.add(Files.writeString(json, Json.document(report) + "\n"));
      written.add(Files.writeString(folder.resolve(HTML), TckPage.of(report)));
      written.add(Files.writeString(folder.resolve(XML), JunitReport.of(report)));
    } catch (IOException e) {
      throw CliException.failed(unwritable(folder, e), e);
    }
    if (key.isPresent()) {
      written.add(FileSignature.write(json, key.get()));
    }
    return written;
  }

  private static Problem unwritable(Path folder, IOException failure) {
    return Problem.of(CliErrors.OUTPUT_UNWRITABLE, "the report cannot be written")
        .expected("a folder that can be created and written")
        .found(failure.toString())
        .where(folder.toString())
        .fix("name another folder with --report, or change its permissions");
  }
}
