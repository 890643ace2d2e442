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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the frames of a sequence: numbered images in {@code img1}, or one video, or, where nobody
 * looks at pictures, the description in {@code seqinfo.ini}.
 */
final class MotFrameSource {

  private static final Set<String> VIDEO_ENDINGS =
      Set.of("mp4", "avi", "mkv", "mov", "webm", "m4v", "ts");

  private final Path folder;
  private final Optional<MotSequenceInfo> info;
  private final FoundProblems problems;

  MotFrameSource(Path folder, Optional<MotSequenceInfo> info, FoundProblems problems) {
    this.folder = folder;
    this.info = info;
    this.problems = problems;
  }

  MotFrames frames(List<MotRow> rows, PictureDemand pictures) throws AccuracyException {
    Optional<MotFrames> described =
        pictures.areNeeded() ? Optional.empty() : info.flatMap(MotFrameSource::ofDescription);
    if (described.isPresent()) {
      return described.get();
    }
    MotFrames seen = seen(rows, pictures);
    info.ifPresent(given -> LabelFit.requireDescribed(given, seen, problems));
    return seen;
  }

  private MotFrames seen(List<MotRow> rows, PictureDemand pictures) throws AccuracyException {
    Path images = folder.resolve("img1");
    if (Files.isDirectory(images)) {
      return ofImages(images);
    }
    List<Path> videos = DatasetFiles.in(folder).stream().filter(MotFrameSource::isVideo).toList();
    if (videos.size() != 1) {
      problems.throwIfAny(); // an impossible size is told before a missing one
      throw noFrames(videos.size(), pictures.areNeeded());
    }
    return ofVideo(videos.get(0), pictures.probe().probe(videos.get(0)), rows);
  }

  private AccuracyException noFrames(int videos, boolean areNeeded) {
    String found = videos + " video files and no img1";
    String described =
        info.map(given -> "; " + given.file().getFileName() + " lacks " + given.missing())
            .orElse("; no seqinfo.ini");
    return FoundProblems.only(
        new FileLocation(folder, 0)
            .problem(
                AccuracyErrors.IMAGE_MISSING,
                areNeeded ? "the sequence has no frames" : "nothing says how large the frames are")
            .expected(
                "a folder img1, or one video file"
                    + (areNeeded ? "" : ", or seqinfo.ini with seqLength, imWidth and imHeight"))
            .found(found + (areNeeded ? "" : described))
            .fix(
                areNeeded
                    ? "put the frames beside the folder gt"
                    : "put seqinfo.ini or the frames beside the folder gt"));
  }

  private static Optional<MotFrames> ofDescription(MotSequenceInfo info) {
    OptionalInt count = info.frames();
    if (count.isEmpty() || info.width().isEmpty() || info.height().isEmpty()) {
      return Optional.empty();
    }
    List<LabelledFrame> frames =
        unseen(count.getAsInt(), info.width().getAsInt(), info.height().getAsInt());
    return Optional.of(new MotFrames(frames, Optional.empty(), info.frameRate()));
  }

  private static boolean isVideo(Path file) {
    String name = DatasetFiles.name(file).toLowerCase(Locale.ROOT);
    return VIDEO_ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static MotFrames ofVideo(Path video, VideoProbe.VideoFacts facts, List<MotRow> rows) {
    long lastLabelled = rows.stream().mapToLong(MotRow::frame).max().orElse(0);
    long count = facts.frameCount().orElse(lastLabelled);
    return new MotFrames(
        unseen(count, facts.width(), facts.height()),
        Optional.of(video),
        OptionalDouble.of(facts.frameRate()));
  }

  private static List<LabelledFrame> unseen(long count, int width, int height) {
    List<LabelledFrame> frames = new ArrayList<>();
    for (long number = 1; number <= count; number++) {
      frames.add(
          new LabelledFrame(number, "frame " + number, Optional.empty(), width, height, List.of()));
    }
    return frames;
  }

  private MotFrames ofImages(Path images) throws AccuracyException {
    TreeMap<Long, Path> numbered = new TreeMap<>();
    for (Path file : DatasetFiles.in(images)) {
      if (ImageHeader.hasImageEnding(file)) {
        addNumbered(file, numbered);
      }
    }
    List<LabelledFrame> frames = new ArrayList<>();
    UprightLabels uprightLabels = new UprightLabels(problems);
    int toldWidth = info.map(MotSequenceInfo::width).orElse(OptionalInt.empty()).orElse(0);
    int toldHeight = info.map(MotSequenceInfo::height).orElse(OptionalInt.empty()).orElse(0);
    ImageHeader size = null;
    long last = numbered.isEmpty() ? 0 : numbered.lastKey();
    for (long number = 1; number <= last; number++) {
      Path file = numbered.get(number);
      if (file == null) {
        problems.add(
            new FileLocation(images, 0)
                .problem(AccuracyErrors.IMAGE_MISSING, "an image of the sequence is missing")
                .expected("an image of every frame from 1 to " + last)
                .found("none of frame " + number)
                .fix("copy the image"));
        continue;
      }
      uprightLabels.check(file, toldWidth, toldHeight);
      size = size == null ? ImageHeader.read(file, problems) : size;
      if (size != null) {
        String name = DatasetFiles.name(file);
        frames.add(
            new LabelledFrame(
                number, name, Optional.of(file), size.width(), size.height(), List.of()));
      }
    }
    uprightLabels.finish();
    OptionalDouble rate = info.map(MotSequenceInfo::frameRate).orElse(OptionalDouble.empty());
    return new MotFrames(frames, Optional.empty(), rate);
  }

  private void addNumbered(Path file, Map<Long, Path> numbered) {
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
