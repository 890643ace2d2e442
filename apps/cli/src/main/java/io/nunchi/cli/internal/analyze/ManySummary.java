package io.nunchi.cli.internal.analyze;

import io.nunchi.bench.measure.EngineSummary;
import io.nunchi.cli.internal.shadow.ShadowSummary;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the {@code summary.json} over several sources tells; each source has one of its own beside.
 *
 * @param nunchi the version of this program
 * @param interrupted whether the user ended the run
 * @param engine what analyzed all of them
 * @param settings the engine's settings as they were given
 * @param cameraSettings the cameras' settings as they were given
 * @param seconds how long the run took
 * @param framesPerSecond analyzed frames of all sources per second of the run
 * @param sources what came of each, in the order of the command line
 * @param shadow how far a candidate was apart on all of them, if there was one
 * @param exitCode what the process says
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
   * What came of one source.
   *
   * @param camera its name here, which is that of its folder, too
   * @param location the path or URL without a password
   * @param exitCode what the process would have said of this source alone
   * @param frames what became of its frames, if it could be opened
   * @param detections how many there were
   * @param framesPerSecond analyzed frames per second
   * @param folder where its files are, if it has some
   * @param problems what made it fail, if it did
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
