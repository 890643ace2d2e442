package io.nunchi.cli.internal.source;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FramePool;
import io.nunchi.cli.internal.CliException;
import io.nunchi.scenes.Scene;
import io.nunchi.scenes.SceneException;
import io.nunchi.scenes.SceneOptions;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A generated scene, taken as the frames of a camera. */
final class SceneSource implements FrameSource {

  /** The same for every scene and run, so that results can be compared. */
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final int PICTURES_UNDER_WAY = 4;

  private final Scene scene;
  private final SourceInfo info;
  private final FramePool pool = new FramePool(PICTURES_UNDER_WAY);
  private int next;

  private SceneSource(Scene scene, String location) {
    SceneOptions options = scene.options();
    this.scene = scene;
    this.info =
        new SourceInfo(
            SourceKind.GENERATED_SCENE,
            options.preset().sceneName(),
            location,
            options.frameRate(),
            OptionalLong.of(options.frames()));
  }

  static SceneSource open(String location) throws CliException {
    try {
      return new SceneSource(Scene.open(SceneOptions.parse(location)), location);
    } catch (SceneException e) {
      throw CliException.unusable(e.problem(), e);
    }
  }

  @Override
  public SourceInfo info() {
    return info;
  }

  @Override
  public @Nullable SourceFrame next() {
    SceneOptions options = scene.options();
    if (next == options.frames()) {
      return null;
    }
    int number = ++next;
    Duration position = Duration.ofNanos(Math.round((number - 1) * 1e9 / options.frameRate()));
    long begin = System.nanoTime();
    FrameBuffer picture = pool.acquire(options.width(), options.height(), PixelFormat.BGR);
    scene.draw(number, picture);
    return new SourceFrame.Decoded(
        number, START.plus(position), position, System.nanoTime() - begin, picture);
  }

  @Override
  public List<Problem> problems() {
    return List.of();
  }

  @Override
  public void close() {
    // a scene holds nothing but memory
  }
}
