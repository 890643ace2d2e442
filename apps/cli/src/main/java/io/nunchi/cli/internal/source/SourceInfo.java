package io.nunchi.cli.internal.source;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.OptionalLong;

/**
 * The properties of a source that are known before its first frame.
 *
 * @param kind file, folder, stream or scene
 * @param name a short name, for people and as the camera's id
 * @param location the path or URL without a password
 * @param frameRate frames per second
 * @param frameCount the number of frames it says it has, or empty if it does not say
 */
public record SourceInfo(
    SourceKind kind, String name, String location, double frameRate, OptionalLong frameCount) {

  /** Returns true if each frame is a file, so that one that cannot be read is missing. */
  @JsonIgnore
  public boolean isOfPictures() {
    return kind == SourceKind.IMAGE_FOLDER || kind == SourceKind.SEQUENCE_FOLDER;
  }

  /** Returns true if frames come in real time, whether they are analyzed or not. */
  @JsonIgnore
  public boolean isLive() {
    return kind == SourceKind.LIVE_STREAM;
  }
}
