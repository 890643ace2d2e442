package io.nunchi.cli.internal.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Attribute;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.Embedding;
import io.nunchi.spi.result.Keypoint;
import io.nunchi.spi.result.Mask;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A detection as {@code results.jsonl} has it; what a detection does not have is left out. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record DetectionJson(
    String label,
    float confidence,
    BoxJson box,
    BoxJson pixels,
    @Nullable Long trackId,
    List<Attribute> attributes,
    List<Keypoint> keypoints,
    @Nullable MaskJson mask,
    @Nullable EmbeddingJson embedding) {

  static DetectionJson of(Detection detection, int width, int height) {
    BoundingBox box = detection.box();
    return new DetectionJson(
        detection.label(),
        detection.confidence(),
        new BoxJson(box.left(), box.top(), box.width(), box.height()),
        BoxJson.inPixels(box, width, height),
        detection.trackId().isPresent() ? detection.trackId().getAsLong() : null,
        detection.attributes(),
        detection.keypoints(),
        detection.mask().map(MaskJson::of).orElse(null),
        detection.embedding().map(EmbeddingJson::of).orElse(null));
  }

  /** A box, as parts of the frame or in its pixels. */
  record BoxJson(double left, double top, double width, double height) {

    BoxJson(float left, float top, float width, float height) {
      this(shortest(left), shortest(top), shortest(width), shortest(height));
    }

    static BoxJson inPixels(BoundingBox box, int width, int height) {
      return new BoxJson(
          hundredths((double) box.left() * width),
          hundredths((double) box.top() * height),
          hundredths((double) box.width() * width),
          hundredths((double) box.height() * height));
    }

    /** The double that prints as the float does. */
    private static double shortest(float value) {
      return Double.parseDouble(Float.toString(value));
    }

    private static double hundredths(double value) {
      return Math.round(value * 100) / 100.0;
    }
  }

  /** A mask; {@code coverage} is Base64 of one byte per cell, row by row. */
  record MaskJson(int columns, int rows, String coverage) {

    static MaskJson of(Mask mask) {
      byte[] cells = new byte[mask.columns() * mask.rows()];
      for (int row = 0; row < mask.rows(); row++) {
        for (int column = 0; column < mask.columns(); column++) {
          cells[row * mask.columns() + column] = (byte) mask.coverage(column, row);
        }
      }
      return new MaskJson(mask.columns(), mask.rows(), Base64.getEncoder().encodeToString(cells));
    }
  }

  /** An embedding and the model that its values belong to. */
  record EmbeddingJson(String modelId, List<Float> values) {

    static EmbeddingJson of(Embedding embedding) {
      List<Float> values = new ArrayList<>();
      for (float value : embedding.values()) {
        values.add(value);
      }
      return new EmbeddingJson(embedding.modelId(), values);
    }
  }
}
