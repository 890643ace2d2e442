package io.nunchi.api.frame;

import java.util.Objects;

/**
 * The stream and the camera that a frame came from. A stream has one origin until a setting of its
 * camera changes.
 *
 * <p>Immutable; any thread.
 *
 * @param streamId the id of the stream that was offered the frame
 * @param camera the camera, with the settings that the frame was analyzed with
 */
public record FrameOrigin(String streamId, Camera camera) {

  /**
   * Checks the parts.
   *
   * @param streamId the stream's id
   * @param camera the camera
   */
  public FrameOrigin {
    Objects.requireNonNull(streamId, "streamId");
    Objects.requireNonNull(camera, "camera");
  }

  /**
   * The origin of a stream that has its camera's id.
   *
   * @param camera the camera
   * @return the camera and its id
   */
  public static FrameOrigin of(Camera camera) {
    return new FrameOrigin(camera.id(), camera);
  }
}
