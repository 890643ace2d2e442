package io.nunchi.reference.decoder;

/**
 * The documentation of a decoder for the author of a manifest, in Markdown. {@code
 * docs/model-manifest.md} is generated from it and from the help of the decoder's parameters.
 *
 * <p>Immutable; any thread.
 *
 * @param outputs the outputs of a model that this decoder reads, in a few words
 * @param models models that have such outputs
 * @param text one or more sentences: the tensors, their shapes, and how they are read
 */
public record DecoderHelp(String outputs, String models, String text) {

  /** No documentation. */
  public static final DecoderHelp NONE = new DecoderHelp("", "", "");
}
