package io.nunchi.models.internal.init;

import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.guess.TensorFact;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  /** The form in which Ultralytics writes the size that a model was exported for. */
  private static final Pattern IMAGE_SIZE = Pattern.compile("\\[(\\d{1,4}), *(\\d{1,4})\\]");

  private static final String SIZE_KEY = "imgsz";

  static Optional<PictureFact> among(List<TensorFact> inputs, Map<String, String> metadata) {
    return inputs.stream()
        .filter(input -> input.rank() == 4 && TYPES.containsKey(input.type()))
        .flatMap(input -> of(input, metadata).stream())
        .findFirst();
  }

  private static Optional<PictureFact> of(TensorFact input, Map<String, String> metadata) {
    if (isChannels(input.dimension(1))) {
      return Optional.of(of(input, "NCHW", 1, 2, metadata));
    }
    return isChannels(input.dimension(3))
        ? Optional.of(of(input, "NHWC", 3, 1, metadata))
        : Optional.empty();
  }

  private static PictureFact of(
      TensorFact input, String layout, int channelAxis, int heightAxis, Map<String, String> meta) {
    Matcher size = IMAGE_SIZE.matcher(meta.getOrDefault(SIZE_KEY, ""));
    boolean told = size.matches();
    return new PictureFact(
        input.name(),
        TYPES.getOrDefault(input.type(), input.type()),
        layout,
        (int) input.dimension(channelAxis),
        side(input.dimension(heightAxis + 1), told ? Integer.parseInt(size.group(2)) : 0),
        side(input.dimension(heightAxis), told ? Integer.parseInt(size.group(1)) : 0),
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

  /** The outputs of the model that takes this picture, as decoders look at them. */
  ModelOutputs with(List<TensorFact> outputs) {
    return new ModelOutputs(outputs, width, height);
  }
}
