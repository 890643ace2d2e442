package io.nunchi.reference.internal.manifest;

/**
 * An input besides the picture.
 *
 * <p>Immutable; any thread.
 *
 * @param name the input's name in the model
 * @param content its content
 */
public record ExtraInput(String name, Content content) {

  /** The content of an extra input. */
  public enum Content {
    /** Width and height of the input tensor, 64-bit whole numbers of shape [1, 2]. */
    INPUT_WIDTH_HEIGHT
  }
}
