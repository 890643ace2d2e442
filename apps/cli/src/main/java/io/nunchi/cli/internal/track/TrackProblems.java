package io.nunchi.cli.internal.track;

import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Path;

/** The problems of files that are tracked. */
final class TrackProblems {

  private TrackProblems() {}

  static Problem unreadableMotion(Path file, IOException failure) {
    return Problem.of("NUN-8001", "the file of the camera's motion cannot be read")
        .expected("a readable text file")
        .found(failure.toString())
        .where(file.toString())
        .fix("check that it exists, and its permissions");
  }

  static Problem malformedMotion(Path file, int line, String found) {
    return Problem.of("NUN-8002", "a line of the camera's motion cannot be used")
        .expected(
            "the frame counted from 0, each once, and the six numbers of a 2x3 matrix in pixels,"
                + " separated by spaces or commas")
        .found(found)
        .where(file + ":" + line)
        .fix("correct the line");
  }

  static Problem tooManyFrames(Path file, int most, int found) {
    return Problem.of("NUN-8003", "the sequence of detections is too long")
        .expected("frames from 1 to " + most)
        .found("frame " + found)
        .where(file.toString())
        .fix("correct the frame's number, or split the sequence");
  }
}
