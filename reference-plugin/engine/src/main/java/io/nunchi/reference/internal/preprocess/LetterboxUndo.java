package io.nunchi.reference.internal.preprocess;

/**
 * By which scale coordinates of a letterboxed tensor are mapped back. The picture is drawn with
 * whole pixels, so along one side it is up to one tensor pixel shorter than the scale {@code r =
 * min(H/h, W/w)} says.
 */
public enum LetterboxUndo {
  /** By the scale at which the picture was really drawn: every point comes back to its place. */
  EXACT,
  /**
   * By {@code r}, as the post-processing of YOLOX does: off by less than {@code 1/r} frame pixels
   * at the far edge, but the same boxes as the model's own code has.
   */
  NOMINAL
}
