package io.nunchi.reference.decoder;

/**
 * Facts of a manifest outside {@code output} that decoders need.
 *
 * <p>Immutable; any thread.
 *
 * @param inputWidth width of the input tensor in pixels, from 1
 * @param inputHeight height of the input tensor in pixels, from 1
 * @param labelCount number of labels, from 1
 */
public record ModelShape(int inputWidth, int inputHeight, int labelCount) {}
