package io.nunchi.cli.internal.source;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.video.MediaFacts;
import io.nunchi.spi.failure.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells what was mended or approximated in a video; the frames were analyzed all the same. */
final class MediaProblems {

  /** Transfer functions of high dynamic range: no picture of such a stream is for 8 bits. */
  private static final Set<String> HIGH_DYNAMIC_RANGE = Set.of("smpte2084", "arib-std-b67");

  private MediaProblems() {}

  static List<Problem> of(SourceMedia media, String where) {
    List<Problem> problems = new ArrayList<>();
    media.time().ifPresent(time -> addTime(time, where, problems));
    if (media.unturnedFrames() > 0) {
      problems.add(unturned(media.unturnedFrames(), where));
    }
    if (media.damagedFrames() > 0) {
      problems.add(damaged(media.damagedFrames(), where));
    }
    if (media.interlacedFrames() > 0) {
      problems.add(interlaced(media.interlacedFrames(), where));
    }
    media.pictures().ifPresent(pictures -> addColors(pictures.colors(), where, problems));
    return problems;
  }

  private static void addTime(SourceMedia.Time time, String where, List<Problem> problems) {
    if (time.jumps() > 0 || time.irregular() > 0) {
      problems.add(
          Problem.of(CliErrors.TIME_MENDED, "the recording's clock jumps")
              .expected("time stamps that rise from frame to frame")
              .found(
                  "jumps to another clock: %d; single time stamps out of order: %d"
                      .formatted(time.jumps(), time.irregular()))
              .where(where)
              .fix("nothing: frames go on at their rate there; positions leave the jumps out"));
    }
    if (time.untimed() > 0) {
      problems.add(
          Problem.of(CliErrors.TIME_MENDED, "frames have no time stamps")
              .expected("a time stamp for every frame")
              .found("frames without one: " + time.untimed())
              .where(where)
              .fix("check the frame rate that the summary tells: these frames follow by it"));
    }
  }

  private static Problem unturned(long frames, String where) {
    return Problem.of(CliErrors.ORIENTATION_UNKNOWN, "frames are shown at an angle")
        .expected("a display matrix that turns by 0, 90, 180 or 270 degrees, mirrored or not")
        .found("another one; frames analyzed as they are stored: " + frames)
        .where(where)
        .fix("turn the video upright, for example with FFmpeg, and analyze that");
  }

  private static Problem damaged(long frames, String where) {
    return Problem.of(CliErrors.DAMAGED, "frames are damaged")
        .expected("frames that the decoder has all data of")
        .found("frames of which it made up a part: " + frames)
        .where(where)
        .fix("copy the recording again; let a camera send over --rtsp-transport tcp");
  }

  private static Problem interlaced(long frames, String where) {
    return Problem.of(CliErrors.INTERLACED, "the video is interlaced")
        .expected("whole pictures")
        .found("frames made of two fields, so that moving things have combed edges: " + frames)
        .where(where)
        .fix(
            "set the camera to progressive, or deinterlace the recording before, for example with"
                + " FFmpeg's bwdif");
  }

  private static void addColors(MediaFacts.Colors colors, String where, List<Problem> problems) {
    if (colors.otherMatrix().isPresent() && colors.matrix().isPresent()) {
      problems.add(
          Problem.of(CliErrors.COLORS_APPROXIMATED, "the colours are not converted exactly")
              .expected("the matrix of BT.601, BT.709, BT.2020, FCC or SMPTE 240M")
              .found(colors.otherMatrix().get() + ", taken for " + colors.matrix().get())
              .where(where)
              .fix("convert the video to BT.709 if colours matter"));
    }
    if (HIGH_DYNAMIC_RANGE.contains(colors.transfer())) {
      problems.add(
          Problem.of(CliErrors.COLORS_APPROXIMATED, "the video has a high dynamic range")
              .expected("a transfer function for 8 bits")
              .found(colors.transfer() + ", whose samples look pale in 8 bits")
              .where(where)
              .fix("let the camera send standard dynamic range"));
    }
  }
}
