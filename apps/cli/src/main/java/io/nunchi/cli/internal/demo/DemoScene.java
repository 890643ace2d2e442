package io.nunchi.cli.internal.demo;

import io.nunchi.accuracy.Datasets;
import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetOptions;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.evaluate.DatasetFrames;
import io.nunchi.cli.internal.interrupt.StopSignal;
import io.nunchi.cli.internal.output.OutputFolder;
import io.nunchi.cli.internal.scene.SceneExport;
import io.nunchi.cli.internal.scene.SceneImages;
import io.nunchi.cli.internal.scene.SceneSummary;
import io.nunchi.scenes.Scene;
import io.nunchi.scenes.SceneException;
import io.nunchi.scenes.SceneOptions;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/** A generated scene as labelled frames, in its own folder. */
public final class DemoScene {

  private static final int JPEG_QUALITY = 92;
  private static final Map<String, String> CALLED_BY_THE_INCUMBENT =
      Map.of("car", "vehicle", "bus", "vehicle", "truck", "vehicle");
  private static final Set<String> COMMON_LABELS = Set.of("person", "vehicle");

  private final SceneOptions options;
  private final Path folder;

  private DemoScene(SceneOptions options, Path folder) {
    this.options = options;
    this.folder = folder;
  }

  /**
   * Chooses a scene.
   *
   * @param text such as {@code street-day?fps=10}
   * @param parent gets a folder that is named after the text
   * @throws CliException if there is no such scene
   */
  public static DemoScene of(String text, Path parent) throws CliException {
    try {
      SceneOptions options = SceneOptions.parse(text);
      String name = text.replaceFirst("^" + SceneOptions.SCHEME, "").replaceAll("[^\\w.]+", "-");
      return new DemoScene(options, parent.resolve(name).toAbsolutePath().normalize());
    } catch (SceneException e) {
      throw CliException.unusable(e.problem(), e);
    }
  }

  /** The scene, its size and its length. */
  public SceneOptions options() {
    return options;
  }

  /**
   * Draws all frames, over those of an earlier demo.
   *
   * @param stop ends it early
   * @param progress is given the number of drawn frames after each frame
   * @return a summary of the written files
   */
  public SceneSummary draw(StopSignal stop, IntConsumer progress) throws CliException {
    OutputFolder.prepare(folder, true);
    removeEarlierFrames();
    Optional<SceneImages> images =
        Optional.of(new SceneImages(SceneImages.Format.JPG, JPEG_QUALITY));
    return new SceneExport(Scene.open(options), folder, images, false).write(stop, progress);
  }

  private void removeEarlierFrames() throws CliException {
    Path frames = folder.resolve("img1");
    if (!Files.isDirectory(frames)) {
      return;
    }
    try (DirectoryStream<Path> earlier =
        Files.newDirectoryStream(frames, "[0-9][0-9][0-9][0-9][0-9][0-9].jpg")) {
      for (Path frame : earlier) {
        Files.delete(frame);
      }
    } catch (IOException failure) {
      throw CliException.unwritable(frames, failure);
    }
  }

  /**
   * The drawn frames, labelled with those labels of the truth that both analyzers know, so that
   * neither loses by its words. Cars, buses and trucks are vehicles to the incumbent.
   */
  public Dataset dataset() throws CliException {
    try {
      Dataset everything = read(List.of());
      return read(everything.labels().stream().filter(COMMON_LABELS::contains).toList());
    } catch (AccuracyException refusal) {
      throw CliException.refusedBy(refusal);
    }
  }

  private Dataset read(List<String> labels) throws AccuracyException {
    return Datasets.read(
        folder,
        DatasetOptions.builder().labelMapping(CALLED_BY_THE_INCUMBENT).labels(labels).build(),
        DatasetFrames::probe);
  }
}
