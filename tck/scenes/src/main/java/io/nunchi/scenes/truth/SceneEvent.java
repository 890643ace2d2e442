package io.nunchi.scenes.truth;

import java.util.OptionalLong;

/**
 * Something that happens in a scene, and that a rule or a camera check should report.
 *
 * <p>Immutable; any thread.
 *
 * @param kind the kind of event
 * @param frame the frame's number, from 1
 * @param trackId the target's track id, or empty for the camera
 * @param rule the name of the line or zone, or an empty text
 * @param direction of a line crossing {@code left-to-right} or {@code right-to-left}, as one looks
 *     from the line's first point to its second; else an empty text
 */
public record SceneEvent(
    Kind kind, int frame, OptionalLong trackId, String rule, String direction) {

  /** The kind of an event. */
  public enum Kind {
    /** Someone's feet cross a line. */
    LINE_CROSSED,
    /** Someone's feet come into a zone, or someone appears there. */
    ZONE_ENTERED,
    /** Someone's feet leave a zone, or someone disappears there. */
    ZONE_LEFT,
    /** Someone has been in a zone for ten seconds. */
    LOITERING,
    /** Someone puts a bag down. */
    BAG_LEFT,
    /** A bag that stood there is gone. */
    BAG_TAKEN,
    /** Something is held in front of the camera. */
    CAMERA_COVERED,
    /** The camera is out of focus. */
    CAMERA_DEFOCUSED,
    /** The camera looks elsewhere. */
    CAMERA_MOVED
  }
}
