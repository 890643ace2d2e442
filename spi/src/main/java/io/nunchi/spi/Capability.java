package io.nunchi.spi;

/**
 * A part of a result, or an ability, that an engine declares, so that a host can prepare forms,
 * storage and rules for it, and a kit can try it.
 *
 * <p>More constants are added in later minor versions; a {@code switch} over them needs a {@code
 * default}.
 *
 * @since 1.0
 */
public enum Capability {
  /** Results have detections. */
  DETECTIONS,
  /** Detections have track ids (rule 6.5). */
  TRACKS,
  /** Detections have attributes. */
  ATTRIBUTES,
  /** Detections have keypoints. */
  KEYPOINTS,
  /** Detections have masks. */
  MASKS,
  /** Detections have embeddings. */
  EMBEDDINGS,
  /** Results have attributes of the whole frame or of a clip (rule 6.10). */
  FRAME_ATTRIBUTES,
  /** Results have rule events (rule 6.11). */
  RULE_EVENTS,
  /** Analyzers save and restore their state (rule 9.5). */
  STATE
}
