package io.nunchi.models.internal.preview;

import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.result.Detection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The detections of a model under a variant of its manifest.
 *
 * @param variant the variant
 * @param detections the detections, the surest first
 * @param problems the reasons why there is no answer, or nothing
 */
public record VariantAnswer(Variant variant, List<Detection> detections, List<Problem> problems) {

  static VariantAnswer of(Variant variant, List<Detection> detections) {
    return new VariantAnswer(
        variant,
        detections.stream()
            .sorted(Comparator.comparing((Detection d) -> d.confidence()).reversed())
            .toList(),
        List.of());
  }

  static VariantAnswer refused(Variant variant, List<Problem> problems) {
    return new VariantAnswer(variant, List.of(), List.copyOf(problems));
  }

  /** Says in a few words what was found. */
  public String summary() {
    if (!problems.isEmpty()) {
      return "no answer: " + problems.get(0).what();
    }
    if (detections.isEmpty()) {
      return "nothing found";
    }
    Detection surest = detections.get(0);
    return String.format(
        Locale.ROOT,
        "%d found, surest: %s %.2f",
        detections.size(),
        surest.label(),
        surest.confidence());
  }
}
