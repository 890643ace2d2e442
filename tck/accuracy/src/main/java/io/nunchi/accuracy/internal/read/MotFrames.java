package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.LabelledFrame;
import io.nunchi.accuracy.data.VideoProbe;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.internal.AccuracyErrors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * The frames of a sequence, without labels: numbered images in {@code img1}, or one video.
 *
 * @param frames all of them, frame n at index n - 1
 * @param video the video, if they are in one
 * @param frameRate frames per second, where known
 */
record MotFrames(List<LabelledFrame> frames, Optional<Path> video, OptionalDouble frameRate) {

  private static final Set<String> VIDEO_ENDINGS =
      Set.of("mp4", "avi", "mkv", "mov", "webm", "m4v", "ts");

  static MotFrames of(Path folder, List<MotRow> rows, VideoProbe probe, FoundProblems problems)
      throws AccuracyException {
    Path images = folder.resolve("img1");
    if (Files.isDirectory(images)) {
      return ofImages(images, problems);
    }
    List<Path> videos = DatasetFiles.in(folder).stream().filter(MotFrames::isVideo).toList();
    if (videos.size() != 1) {
      throw FoundProblems.only(
          new FileLocation(folder, 0)
              .problem(AccuracyErrors.IMAGE_MISSING, "the sequence has no frames")
              .expected("a folder img1, or one video file")
              .found(videos.size() + " video files and no img1")
              .fix("put the frames beside the folder gt"));
    }
    return ofVideo(videos.get(0), probe.probe(videos.get(0)), rows);
  }

  private static boolean isVideo(Path file) {
    String name = DatasetFiles.name(file).toLowerCase(Locale.ROOT);
    return VIDEO_ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static MotFrames ofVideo(Path video, VideoProbe.VideoFacts facts, List<MotRow> rows) {
    long lastLabelled = rows.stream().mapToLong(MotRow::frame).max().orElse(0);
    long count = facts.frameCount().orElse(lastLabelled);
    List<LabelledFrame> frames = new ArrayList<>();
    for (long number = 1; number <= count; number++) {
      String name = "frame " + number;
      frames.add(
          new LabelledFrame(
              number, name, Optional.empty(), facts.width(), facts.height(), List.of()));
    }
    return new MotFrames(frames, Optional.of(video), OptionalDouble.of(facts.frameRate()));
  }

  private static MotFrames ofImages(Path folder, FoundProblems problems) throws AccuracyException {
    TreeMap<Long, Path> numbered = new TreeMap<>();
    for (Path file : DatasetFiles.in(folder)) {
      if (ImageHeader.hasImageEnding(file)) {
        addNumbered(file, numbered, problems);
      }
    }
    List<LabelledFrame> frames = new ArrayList<>();
    UprightLabels uprightLabels = new UprightLabels(problems);
    ImageHeader size = null;
    long last = numbered.isEmpty() ? 0 : numbered.lastKey();
    for (long number = 1; number <= last; number++) {
      Path file = numbered.get(number);
      if (file == null) {
        problems.add(
            new FileLocation(folder, 0)
                .problem(AccuracyErrors.IMAGE_MISSING, "an image of the sequence is missing")
                .expected("an image of every frame from 1 to " + last)
                .found("none of frame " + number)
                .fix("copy the image"));
        continue;
      }
      uprightLabels.check(file, 0, 0);
      size = size == null ? ImageHeader.read(file, problems) : size;
      if (size != null) {
        String name = DatasetFiles.name(file);
        frames.add(
            new LabelledFrame(
                number, name, Optional.of(file), size.width(), size.height(), List.of()));
      }
    }
    uprightLabels.finish();
    return new MotFrames(frames, Optional.empty(), OptionalDouble.empty());
  }

  private static void addNumbered(Path file, TreeMap<Long, Path> numbered, FoundProblems problems) {
    FileLocation location = new FileLocation(file, 0);
    String name = DatasetFiles.nameWithoutEnding(file);
    if (!name.matches("[0-9]{1,7}") || Long.parseLong(name) == 0) {
      problems.add(
          location.value("an image has no frame number", "a name such as 000001.jpg", name));
    } else if (numbered.put(Long.parseLong(name), file) != null) {
      problems.add(location.duplicate("two images have the same frame number", name));
    }
  }
}
