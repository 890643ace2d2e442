package io.nunchi.cli.internal.scene;

import io.nunchi.scenes.Scene;
import io.nunchi.scenes.truth.SceneEvent;
import io.nunchi.scenes.truth.SceneRule;
import java.util.List;

/**
 * The content of {@code events.json}.
 *
 * @param scene the scene's name
 * @param width pixels
 * @param height pixels
 * @param frameRate frames per second
 * @param frames the number of written frames
 * @param seed the scene's
 * @param rules lines and zones, in parts of the frame
 * @param events the events of the scene, in order; frames are counted from 1
 */
record SceneStory(
    String scene,
    int width,
    int height,
    double frameRate,
    int frames,
    long seed,
    List<SceneRule> rules,
    List<SceneEvent> events) {

  static SceneStory of(Scene scene, int frames) {
    return new SceneStory(
        scene.options().preset().sceneName(),
        scene.options().width(),
        scene.options().height(),
        scene.options().frameRate(),
        frames,
        scene.options().seed(),
        scene.rules(),
        scene.events().stream().filter(event -> event.frame() <= frames).toList());
  }
}
