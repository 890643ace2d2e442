package io.nunchi.cli.internal.source;

/** The kinds of sources that a user can name. */
public enum SourceKind {
  VIDEO_FILE,
  LIVE_STREAM,
  IMAGE_FOLDER,
  SEQUENCE_FOLDER,
  GENERATED_SCENE
}
