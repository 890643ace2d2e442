package io.nunchi.models.internal;

import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.reference.internal.preprocess.PixelScale;
import io.nunchi.reference.internal.preprocess.PreprocessingSpec;
import io.nunchi.reference.internal.preprocess.TensorFit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** A manifest in words, its defaults filled in. */
record ManifestFacts(Map<String, String> byName) {

  private static final int SHOWN_LABELS = 10;

  static ManifestFacts of(ModelManifest manifest) {
    PreprocessingSpec input = manifest.preprocessing();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("id", manifest.id());
    facts.put("name", manifest.name());
    facts.put("file", manifest.file());
    facts.put("sha256", manifest.digest());
    facts.put(
        "input",
        "%s: %s %s, %d x %d"
            .formatted(
                manifest.inputName(),
                word(input.type()),
                input.layout(),
                input.width(),
                input.height()));
    facts.put(
        "extra inputs",
        manifest.extraInputs().stream()
            .map(extra -> extra.name() + ": " + word(extra.content()))
            .collect(
                Collectors.collectingAndThen(Collectors.joining(", "), ManifestFacts::orNone)));
    facts.put(
        "preprocessing",
        "%s, %s, %s".formatted(input.colorOrder(), fit(input.fit()), word(input.interpolation())));
    PixelScale pixels = input.pixels();
    facts.put(
        "normalising",
        "(pixel * %s - %s) / %s".formatted(pixels.scale(), pixels.mean(), pixels.std()));
    facts.put("decoder", manifest.decoder());
    facts.put(
        "outputs",
        manifest.output().tensors().stream()
            .map(ManifestFacts::describe)
            .collect(Collectors.joining("; ")));
    facts.put("labels", labels(manifest.labels()));
    facts.put(
        "confidence",
        "at least "
            + manifest.confidence()
            + new TreeMap<>(manifest.confidenceByLabel())
                .entrySet().stream()
                    .map(e -> ", " + e.getKey() + " " + e.getValue())
                    .collect(Collectors.joining()));
    facts.put(
        "nms",
        "%s, IoU %s, of the best %d candidates, at most %d detections"
            .formatted(
                word(manifest.suppression().mode()),
                manifest.suppression().iou(),
                manifest.suppression().maxCandidates(),
                manifest.maxDetections()));
    facts.put(
        "probe",
        manifest
            .probe()
            .map(probe -> probe.image() + ", " + probe.expected().size() + " things expected")
            .orElse("none"));
    facts.put("licence", manifest.licence());
    facts.put("origin", manifest.origin());
    return new ManifestFacts(facts);
  }

  private static String fit(TensorFit fit) {
    String mode = word(fit.mode());
    if (fit.mode().isLetterbox()) {
      return "%s, rounded %s, undone %s, pad value %d"
          .formatted(mode, word(fit.rounding()), word(fit.undo()), fit.padValue());
    }
    return fit.cropFraction() < 1 ? mode + " of " + fit.cropFraction() : mode;
  }

  /** As manifests write it: letterboxTopLeft. */
  private static String word(Enum<?> value) {
    String[] words = value.name().toLowerCase(Locale.ROOT).split("_", -1);
    StringBuilder text = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      text.append(Character.toUpperCase(words[i].charAt(0))).append(words[i], 1, words[i].length());
    }
    return text.toString();
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "none" : text;
  }

  private static String describe(ExpectedTensor tensor) {
    return tensor.name() + " " + tensor.description();
  }

  private static String labels(List<String> labels) {
    String shown = labels.stream().limit(SHOWN_LABELS).collect(Collectors.joining(", "));
    return labels.size() + ": " + shown + (labels.size() > SHOWN_LABELS ? ", ..." : "");
  }

  String text() {
    return byName.entrySet().stream()
        .map(fact -> String.format("%-14s %s%n", fact.getKey(), fact.getValue()))
        .collect(Collectors.joining());
  }

  ObjectNode json() {
    ObjectNode node = JsonText.object();
    byName.forEach(node::put);
    return node;
  }
}
