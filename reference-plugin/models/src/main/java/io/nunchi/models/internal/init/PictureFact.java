package io.nunchi.models.internal.init;

import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.guess.TensorFact;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The input that takes the picture.
 *
 * @param name its name
 * @param type its type, as manifests call it
 * @param layout {@code NCHW} or {@code NHWC}
 * @param channels 1 or 3
 * @param width its width, or 0 if the model leaves it open
 * @param height its height, or 0 if the model leaves it open
 * @param batch the batch dimension, or negative if the model leaves it open
 */
record PictureFact(
    String name, String type, String layout, int channels, int width, int height, long batch) {

  private static final Map<String, String> TYPES =
      Map.of("FLOAT", "float32", "FLOAT16", "float16", "UINT8", "uint8");

  /**
   * Finds the input.
   *
   * @param told the size of a model that leaves it open, if a person or its exporter told it
   */
  static Optional<PictureFact> among(List<TensorFact> inputs, Optional<PictureSize> told) {
    return inputs.stream()
        .filter(input -> input.rank() == 4 && TYPES.containsKey(input.type()))
        .flatMap(input -> of(input, told).stream())
        .findFirst();
  }

  private static Optional<PictureFact> of(TensorFact input, Optional<PictureSize> told) {
    if (isChannels(input.dimension(1))) {
      return Optional.of(of(input, "NCHW", told));
    }
    return isChannels(input.dimension(3)) ? Optional.of(of(input, "NHWC", told)) : Optional.empty();
  }

  private static PictureFact of(TensorFact input, String layout, Optional<PictureSize> told) {
    boolean channelsFirst = layout.equals("NCHW");
    int heightAxis = channelsFirst ? 2 : 1;
    return new PictureFact(
        input.name(),
        TYPES.getOrDefault(input.type(), input.type()),
        layout,
        (int) input.dimension(channelsFirst ? 1 : 3),
        side(input.dimension(heightAxis + 1), told.map(PictureSize::width).orElse(0)),
        side(input.dimension(heightAxis), told.map(PictureSize::height).orElse(0)),
        input.dimension(0));
  }

  private static int side(long declared, int told) {
    return declared > 0 ? (int) Math.min(declared, Integer.MAX_VALUE) : told;
  }

  private static boolean isChannels(long dimension) {
    return dimension == 1 || dimension == 3;
  }

  boolean hasSize() {
    return width > 0 && height > 0;
  }

  /** Gives an open width or height the side of a size. */
  PictureFact at(PictureSize size) {
    return new PictureFact(
        name,
        type,
        layout,
        channels,
        width == 0 ? size.width() : width,
        height == 0 ? size.height() : height,
        batch);
  }

  boolean fits(PictureSize size) {
    return width == size.width() && height == size.height();
  }

  /** The outputs of the model that takes this picture, as decoders look at them. */
  ModelOutputs with(List<TensorFact> outputs) {
    return new ModelOutputs(outputs, width, height);
  }
}
