package io.nunchi.cli.internal.calibrate;

import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.Json;
import io.nunchi.cli.internal.analyzer.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder of a calibration. */
public final class CalibrationFiles {

  private final Path settings;
  private final Path calibration;

  private CalibrationFiles(Path folder) {
    this.settings = folder.resolve("settings.json");
    this.calibration = folder.resolve("calibration.json");
  }

  /** Creates the folder before anything is analyzed, and removes the files of an earlier run. */
  public static CalibrationFiles prepare(Path folder) throws CliException {
    CalibrationFiles files = new CalibrationFiles(folder);
    try {
      Files.createDirectories(folder);
      for (Path file : List.of(files.settings, files.calibration)) {
        Files.deleteIfExists(file);
      }
      return files;
    } catch (IOException e) {
      throw CliException.unwritable(folder, e);
    }
  }

  /** Writes the figures, and the settings if there are any. */
  public List<Path> write(CalibrationResult result) throws CliException {
    write(calibration, Json.document(result.document()));
    if (result.choice().settings().isEmpty()) {
      return List.of(calibration);
    }
    String pluginId = result.shipped().spec().pluginId();
    write(settings, Json.document(SettingsFile.document(pluginId, result.choice().settings())));
    return List.of(settings, calibration);
  }

  private static void write(Path file, String text) throws CliException {
    try {
      Files.writeString(file, text + "\n");
    } catch (IOException e) {
      throw CliException.unwritable(file, e);
    }
  }
}
