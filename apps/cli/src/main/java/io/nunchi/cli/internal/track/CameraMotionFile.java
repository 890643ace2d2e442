package io.nunchi.cli.internal.track;

import io.nunchi.accuracy.text.PlainText;
import io.nunchi.cli.internal.CliException;
import io.nunchi.tracking.camera.CameraMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the motion of a camera: lines of a frame, counted from 0, and a 2x3 matrix. */
public final class CameraMotionFile {

  private static final int FIELDS = 7;

  private CameraMotionFile() {}

  /**
   * Reads a file.
   *
   * @return by the frame's number from 1, the motion from the frame before to it
   */
  public static Map<Integer, CameraMotion> read(Path file) throws CliException {
    List<String> lines = lines(file);
    Map<Integer, CameraMotion> motions = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isEmpty()) {
        add(file, i + 1, lines.get(i), motions);
      }
    }
    return motions;
  }

  private static List<String> lines(Path file) throws CliException {
    try {
      return PlainText.lines(PlainText.decode(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw CliException.unusable(TrackProblems.unreadableMotion(file, e), e);
    }
  }

  private static void add(Path file, int number, String line, Map<Integer, CameraMotion> motions)
      throws CliException {
    String[] fields = line.split("[\\s,]+", -1);
    if (fields.length != FIELDS) {
      throw malformed(file, number, fields.length + " fields: " + line);
    }
    try {
      int frame = Math.addExact(Integer.parseInt(fields[0]), 1);
      double[] matrix = new double[FIELDS - 1];
      for (int i = 0; i < matrix.length; i++) {
        matrix[i] = Double.parseDouble(fields[i + 1]);
      }
      if (frame < 1 || motions.put(frame, CameraMotion.of(matrix)) != null) {
        throw malformed(file, number, "frame " + fields[0] + " is negative, or there twice");
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw malformed(file, number, e.getMessage() + ": " + line);
    }
  }

  private static CliException malformed(Path file, int number, String found) {
    return CliException.unusable(TrackProblems.malformedMotion(file, number, found));
  }
}
