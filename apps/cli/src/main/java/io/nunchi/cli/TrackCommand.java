package io.nunchi.cli;

import io.nunchi.accuracy.Datasets;
import io.nunchi.accuracy.data.SequenceDetection;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.options.CommonOptions;
import io.nunchi.cli.internal.options.OptionValues;
import io.nunchi.cli.internal.track.CameraMotionFile;
import io.nunchi.cli.internal.track.SizeOption;
import io.nunchi.cli.internal.track.TrackRun;
import io.nunchi.cli.internal.track.TrackRun.TrackOutcome;
import io.nunchi.tracking.bytetrack.ByteTrackOptions;
import io.nunchi.tracking.bytetrack.ByteTracker;
import io.nunchi.tracking.camera.CameraMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the tracker on a file of detections. */
@Command(
    name = "track",
    description =
        "Follows the detections of a sequence from frame to frame: rows of the MOTChallenge in, the"
            + " same rows with the ids of their tracks out.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.OK_HELP,
      "1:The tracks cannot be written.",
      ExitCode.USAGE_HELP,
      "4:Detections or camera motion cannot be used."
    },
    footer = {
      "",
      "Examples:",
      "  nunchi track --detections det.txt --size 1920x1080 --fps 30 --out tracks.txt",
      "  nunchi evaluate --dataset street --tracks tracks.txt"
    })
final class TrackCommand implements Callable<Integer> {

  private static final double MOST_FRAMES_PER_SECOND = 1000;

  @Option(
      names = "--detections",
      paramLabel = "FILE",
      required = true,
      description = "Rows of frame, -1, left, top, width, height, confidence.")
  private Path detections = Path.of("");

  @Option(
      names = "--size",
      paramLabel = "WxH",
      required = true,
      description = "The size of the pictures in pixels.")
  private String size = "";

  @Option(
      names = "--fps",
      paramLabel = "N",
      required = true,
      description = "Frames a second: how far apart the frames' numbers are in time.")
  private double frameRate;

  @Option(
      names = "--min-confidence",
      paramLabel = "C",
      description = {
        "Leave out detections below this confidence; the others are certain, and begin new tracks"
            + " from 0.1 above it on.",
        "Default: certain from 0.6 on; those from 0.1 on continue tracks."
      })
  private @Nullable Double minimumConfidence;

  @Option(
      names = "--camera-motion",
      paramLabel = "FILE",
      description =
          "Rows of a frame, counted from 0, and a 2x3 matrix in pixels from the frame before to"
              + " it.")
  private @Nullable Path cameraMotion;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Write the rows of the tracks to FILE; an older file is replaced.")
  private Path out = Path.of("");

  @Mixin private final CommonOptions common = new CommonOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws CliException {
    SizeOption pictures = SizeOption.parse("--size", size);
    OptionValues.requirePositive("--fps", frameRate, MOST_FRAMES_PER_SECOND);
    refuseToReplace(detections);
    if (cameraMotion != null) {
      refuseToReplace(cameraMotion);
    }
    ByteTracker tracker = new ByteTracker(options());
    Map<Integer, CameraMotion> motions =
        cameraMotion == null ? Map.of() : CameraMotionFile.read(cameraMotion);
    TrackOutcome outcome =
        new TrackRun(tracker, pictures, frameRate).run(detections, read(detections), motions);
    outcome.write(out);
    print(outcome);
    return ExitCode.OK;
  }

  private void refuseToReplace(Path input) throws CliException {
    try {
      if (Files.exists(out) && Files.exists(input) && Files.isSameFile(out, input)) {
        throw OptionValues.unfit("--out", "a file that is not read", out.toString());
      }
    } catch (IOException e) {
      throw CliException.unwritable(out, e);
    }
  }

  private ByteTrackOptions options() throws CliException {
    ByteTrackOptions.Builder options = ByteTrackOptions.builder();
    if (minimumConfidence != null) {
      OptionValues.requireBetween("--min-confidence", minimumConfidence, 0, 1);
      float threshold = minimumConfidence.floatValue();
      options.highConfidence(threshold);
      options.lowConfidence(threshold);
    }
    return options.build();
  }

  private static List<SequenceDetection> read(Path file) throws CliException {
    try {
      return Datasets.readSequenceDetections(file);
    } catch (AccuracyException e) {
      throw CliException.refusedBy(e);
    }
  }

  private void print(TrackOutcome outcome) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("frames", outcome.frames());
    document.put("detections", outcome.detections());
    document.put("tracks", outcome.tracks());
    document.put("rows", outcome.rows().size());
    document.put("out", out.toString());
    common.print(
        Objects.requireNonNull(spec, "spec").commandLine(),
        document,
        List.of(
            "%s: %d tracks in %d rows, of %d detections in %d frames"
                .formatted(
                    out,
                    outcome.tracks(),
                    outcome.rows().size(),
                    outcome.detections(),
                    outcome.frames())));
  }
}
