package io.nunchi.cli.internal.scene;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.Json;
import io.nunchi.cli.internal.interrupt.StopSignal;
import io.nunchi.cli.internal.output.AnnotatedVideo;
import io.nunchi.cli.internal.output.OutputFolder;
import io.nunchi.cli.internal.report.DatasetNote;
import io.nunchi.scenes.Scene;
import io.nunchi.scenes.SceneOptions;
import io.nunchi.scenes.SceneTruthFiles;
import io.nunchi.scenes.truth.SceneTruth;
import io.nunchi.spi.frame.PixelFormat;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Writes a scene as a MOTChallenge sequence, a video, and its events. For one thread. */
public final class SceneExport {

  private final Scene scene;
  private final Path folder;
  private final Optional<SceneImages> images;
  private final boolean withVideo;
  private final TreeMap<String, Integer> boxes = new TreeMap<>();

  /**
   * Prepares an export.
   *
   * @param scene the scene to write
   * @param folder where, as {@link OutputFolder#prepare} left it
   * @param images writes the frames, if wanted
   * @param withVideo true to write a video
   */
  public SceneExport(Scene scene, Path folder, Optional<SceneImages> images, boolean withVideo) {
    this.scene = scene;
    this.folder = folder;
    this.images = images;
    this.withVideo = withVideo;
  }

  /**
   * Writes everything.
   *
   * @param stop ends it early; what is there then is a shorter sequence
   * @param progress is given the number of written frames after each frame
   * @return a summary of the written files
   * @throws CliException if writing fails
   */
  public SceneSummary write(StopSignal stop, IntConsumer progress) throws CliException {
    try {
      Files.createDirectories(folder.resolve("gt"));
      if (images.isPresent()) {
        Files.createDirectories(folder.resolve("img1"));
      }
      int frames = writeFrames(stop, progress);
      writeDescriptions(frames);
      return SceneSummary.of(scene, folder, frames, boxes);
    } catch (IOException failure) {
      throw OutputFolder.writeFailure(folder, failure, failure.toString());
    }
  }

  private int writeFrames(StopSignal stop, IntConsumer progress) throws IOException, CliException {
    SceneOptions options = scene.options();
    FrameBuffer frame = FrameBuffer.allocate(options.width(), options.height(), PixelFormat.BGR);
    Path video = folder.resolve("scene.mp4");
    int written = 0;
    try (BufferedWriter truthFile = Files.newBufferedWriter(folder.resolve("gt/gt.txt"));
        AnnotatedVideo recorder =
            new AnnotatedVideo(folder.resolve("scene.mp4.part"), video, options.frameRate())) {
      while (written < options.frames() && !stop.isRequested()) {
        SceneTruth truth = scene.draw(written + 1, frame);
        truth.targets().forEach(target -> boxes.merge(target.label(), 1, Integer::sum));
        truthFile.write(SceneTruthFiles.rows(truth, options));
        if (images.isPresent()) {
          images.get().write(folder.resolve("img1"), written + 1, frame);
        }
        if (withVideo) {
          recorder.draw(frame, (picture, area) -> {});
          recorder.encode(Duration.ofNanos(Math.round(written * 1e9 / options.frameRate())));
        }
        progress.accept(++written);
      }
    }
    return written;
  }

  private void writeDescriptions(int frames) throws IOException {
    @Nullable String ending = images.map(SceneImages::ending).orElse(null);
    if (ending != null) {
      SceneOptions all = scene.options();
      SceneOptions written =
          new SceneOptions(
              all.preset(), all.width(), all.height(), all.frameRate(), frames, all.seed());
      Files.writeString(
          folder.resolve("seqinfo.ini"), SceneTruthFiles.sequenceInfo(written, ending));
    }
    Files.writeString(
        folder.resolve(DatasetNote.FILE),
        "A drawn scene with exact truth, not footage: it shows how a comparison works, and nothing about cameras. "
            + SceneStory.of(scene, frames).scene()
            + ", seed "
            + scene.options().seed()
            + ".\n");
    Files.writeString(
        folder.resolve("events.json"), Json.document(SceneStory.of(scene, frames)) + "\n");
  }
}
