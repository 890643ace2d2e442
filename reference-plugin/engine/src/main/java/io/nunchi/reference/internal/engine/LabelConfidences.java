package io.nunchi.reference.internal.engine;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.TextType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The setting {@code confidenceByLabel}: {@code person=0.4; car=0.35}. */
final class LabelConfidences {

  private static final String CONFIDENCE = "(0(\\.\\d{1,9})?|1(\\.0{1,9})?)";
  private static final String ENTRY = "\\s*[^;=\\s][^;]*=\\s*" + CONFIDENCE + "\\s*";
  private static final TextType TYPE =
      new TextType(
          "label=confidence joined by semicolons, such as person=0.4; car=0.35, each confidence"
              + " from 0 to 1; or nothing",
          "(?s)\\s*|" + ENTRY + "(;" + ENTRY + ")*");

  private LabelConfidences() {}

  /** A setting of an engine or camera. */
  static Setting<String> setting(String help) {
    return Setting.of("confidenceByLabel", TYPE, "", "Least confidence by label", help)
        .changeableLive();
  }

  /**
   * Reads a value of the setting.
   *
   * @param labels the model's labels
   * @throws ModelRefusedException with every label that the model does not have, or is given twice
   */
  static Map<String, Float> parse(String text, List<String> labels) throws ModelRefusedException {
    Map<String, Float> confidences = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    if (!text.isBlank()) {
      for (String entry : text.split(";", -1)) {
        int equals = entry.lastIndexOf('=');
        String label = entry.substring(0, equals).strip();
        float confidence = Float.parseFloat(entry.substring(equals + 1).strip());
        if (!labels.contains(label)) {
          problems.add(
              problem(
                  "the model has no such label", "labels of " + String.join(", ", labels), label));
        } else if (confidences.put(label, confidence) != null) {
          problems.add(problem("a label is given twice", "each label once", label));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new ModelRefusedException(problems);
    }
    return confidences;
  }

  private static Problem problem(String what, String expected, String found) {
    return Problem.of(ReferenceErrors.LABEL_FILTER, what)
        .expected(expected)
        .found(found)
        .where("setting " + EngineSettings.CONFIDENCE_BY_LABEL.key())
        .fix("correct the label or remove it");
  }
}
