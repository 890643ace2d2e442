package io.nunchi.cli.internal.source;

/** What the user named as a source. */
public enum SourceKind {
  VIDEO_FILE,
  LIVE_STREAM,
  IMAGE_FOLDER,
  SEQUENCE_FOLDER,
  GENERATED_SCENE
}
