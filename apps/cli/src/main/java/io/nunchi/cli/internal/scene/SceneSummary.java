package io.nunchi.cli.internal.scene;

import io.nunchi.scenes.Scene;
import java.nio.file.Path;
import java.util.Map;

/**
 * A summary of the written files.
 *
 * @param scene the scene's name
 * @param folder where
 * @param width pixels
 * @param height pixels
 * @param frameRate frames per second
 * @param frames the number of frames
 * @param seed the scene's
 * @param boxesByLabel rows of the truth
 * @param events the number of events
 */
public record SceneSummary(
    String scene,
    String folder,
    int width,
    int height,
    double frameRate,
    int frames,
    long seed,
    Map<String, Integer> boxesByLabel,
    int events) {

  static SceneSummary of(Scene scene, Path folder, int frames, Map<String, Integer> boxes) {
    SceneStory story = SceneStory.of(scene, frames);
    return new SceneSummary(
        story.scene(),
        folder.toString(),
        story.width(),
        story.height(),
        story.frameRate(),
        frames,
        story.seed(),
        Map.copyOf(boxes),
        story.events().size());
  }
}
