package io.nunchi.reference.internal.manifest;

import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.internal.decode.SuppressionSpec;
import io.nunchi.reference.internal.preprocess.PreprocessingSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that differs between models.
 *
 * <p>Immutable; any thread.
 *
 * @param id the model's stable name, such as {@code yolox-nano}
 * @param name the name for people
 * @param file the ONNX file's path in the package
 * @param digest SHA-256 of the ONNX file, 64 lower-case hexadecimal digits
 * @param inputName name of the input that takes the picture
 * @param preprocessing the way from a frame to that input
 * @param inputSizes the input sizes at which the model runs
 * @param extraInputs the inputs besides the picture
 * @param decoder the name under which the manifest asks for a decoder
 * @param output the layout of the outputs
 * @param labels the model's labels, in the order of its outputs
 * @param labelsFile path of the file in the package from which the labels came, or empty
 * @param confidence the least confidence of a detection, in [0, 1]
 * @param confidenceByLabel other least confidences by label
 * @param suppression the rules by which candidates become one detection
 * @param maxDetections the greatest number of detections of a frame
 * @param probe a picture and the detections that it must yield, or empty
 * @param licence the terms of use
 * @param origin the source of the model
 */
public record ModelManifest(
    String id,
    String name,
    String file,
    String digest,
    String inputName,
    PreprocessingSpec preprocessing,
    InputSizes inputSizes,
    List<ExtraInput> extraInputs,
    String decoder,
    OutputLayout output,
    List<String> labels,
    Optional<String> labelsFile,
    float confidence,
    Map<String, Float> confidenceByLabel,
    SuppressionSpec suppression,
    int maxDetections,
    Optional<Probe> probe,
    String licence,
    String origin) {

  /**
   * Copies the lists.
   *
   * @param id the model's stable name
   * @param name the name for people
   * @param file the ONNX file's path
   * @param digest SHA-256 of the ONNX file
   * @param inputName name of the input that takes the picture
   * @param preprocessing the way from a frame to that input
   * @param inputSizes the input sizes at which the model runs
   * @param extraInputs the inputs besides the picture
   * @param decoder the decoder's name
   * @param output the layout of the outputs
   * @param labels the model's labels
   * @param labelsFile path of the file with the labels
   * @param confidence the least confidence of a detection
   * @param confidenceByLabel other least confidences
   * @param suppression the rules by which candidates become one detection
   * @param maxDetections the greatest number of detections of a frame
   * @param probe a picture and the detections that it must yield
   * @param licence terms of use
   * @param origin the source of the model
   */
  public ModelManifest {
    extraInputs = List.copyOf(extraInputs);
    labels = List.copyOf(labels);
    confidenceByLabel = Map.copyOf(confidenceByLabel);
  }

  /**
   * The same model with another input size.
   *
   * @param width the input tensor's width in pixels, or 0 for that of the manifest
   * @param height the input tensor's height in pixels, or 0 for that of the manifest
   * @return a manifest with this size, and with outputs as they are then
   * @throws ModelRefusedException if the model does not run at this size (NUN-5042), or its outputs
   *     cannot be read then
   */
  public ModelManifest withInputSize(int width, int height) throws ModelRefusedException {
    int newWidth = width == 0 ? preprocessing.width() : width;
    int newHeight = height == 0 ? preprocessing.height() : height;
    if (newWidth == preprocessing.width() && newHeight == preprocessing.height()) {
      return this;
    }
    inputSizes.require(id, newWidth, newHeight, preprocessing);
    return new ModelManifest(
        id,
        name,
        file,
        digest,
        inputName,
        preprocessing.withSize(newWidth, newHeight),
        inputSizes,
        extraInputs,
        decoder,
        inputSizes.outputAt(newWidth, newHeight),
        labels,
        labelsFile,
        confidence,
        confidenceByLabel,
        suppression,
        maxDetections,
        probe,
        licence,
        origin);
  }
}
