package io.nunchi.cli.internal.analyze;

import io.nunchi.bench.measure.EngineSummary;
import io.nunchi.cli.internal.shadow.ShadowSummary;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code summary.json} of several sources; each source also has its own in its folder.
 *
 * @param nunchi the version of this program
 * @param interrupted true if the user ended the run
 * @param engine the engine that analyzed all of them
 * @param settings the engine's settings as they were given
 * @param cameraSettings the cameras' settings as they were given
 * @param seconds the duration of the run
 * @param framesPerSecond analyzed frames of all sources per second of the run
 * @param sources the result of each, in the order of the command line
 * @param shadow the comparison with a candidate on all of them; empty without a candidate
 * @param exitCode the exit code of the process
 */
public record ManySummary(
    String nunchi,
    boolean interrupted,
    EngineSummary engine,
    Map<String, String> settings,
    Map<String, String> cameraSettings,
    double seconds,
    double framesPerSecond,
    List<OfSource> sources,
    Optional<ShadowSummary> shadow,
    int exitCode) {

  /**
   * The result of one source.
   *
   * @param camera its name here, which is that of its folder, too
   * @param location the path or URL without a password
   * @param exitCode the exit code of a run on this source alone
   * @param frames counts by outcome; empty if it could not be opened
   * @param detections counts by label
   * @param framesPerSecond analyzed frames per second
   * @param folder where its files are, if it has some
   * @param problems the reasons for its failure; empty if it did not fail
   */
  public record OfSource(
      String camera,
      String location,
      int exitCode,
      Optional<Summary.Frames> frames,
      Optional<Summary.Detections> detections,
      Optional<Double> framesPerSecond,
      Optional<Path> folder,
      List<Problem> problems) {

    static OfSource of(String camera, String location, RunResult result) {
      return new OfSource(
          camera,
          location,
          result.exitCode(),
          Optional.of(result.summary().frames()),
          Optional.of(result.summary().detections()),
          Optional.of(result.summary().framesPerSecond()),
          Optional.of(result.folder()),
          result.failures());
    }

    static OfSource failed(String camera, String location, int exitCode, List<Problem> problems) {
      return new OfSource(
          camera,
          location,
          exitCode,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          problems);
    }
  }
}
