package io.nunchi.reference.internal.manifest;

/**
 * An input besides the picture.
 *
 * <p>Immutable; any thread.
 *
 * @param name the input's name in the model
 * @param content what it is given
 */
public record ExtraInput(String name, Content content) {

  /** What an extra input is given. */
  public enum Content {
    /** Width and height of the input tensor, 64-bit whole numbers of shape [1, 2]. */
    INPUT_WIDTH_HEIGHT
  }
}
