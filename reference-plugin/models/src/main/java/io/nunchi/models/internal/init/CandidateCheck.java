package io.nunchi.models.internal.init;

import io.nunchi.reference.decoder.guess.TensorFact;
import io.nunchi.reference.internal.manifest.ManifestReader;
import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.manifest.OpenQuestions;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lets the real decoder say whether it could read the model's outputs. */
record CandidateCheck(ManifestReader reader, List<TensorFact> outputs, PictureFact picture) {

  static final String FITS = "yes";

  /** {@link #FITS}, or why not, or empty if that depends on questions. */
  String fits(LayoutCandidate candidate) {
    if (!OpenQuestions.of(candidate.output(), "").isEmpty() || !picture.hasSize()) {
      return "";
    }
    try {
      return fits(reader.read(manifestWith(candidate), "candidate"));
    } catch (ModelRefusedException refused) {
      Problem first = refused.problems().get(0);
      return first.what() + ": expected " + first.expected() + ", found " + first.found();
    }
  }

  private String fits(ModelManifest manifest) {
    for (var tensor : manifest.output().tensors()) {
      boolean found =
          outputs.stream()
              .anyMatch(
                  output ->
                      output.name().equals(tensor.name()) && tensor.admits(ofOnePicture(output)));
      if (!found) {
        return "output " + tensor.name() + " would be " + tensor.description();
      }
    }
    return FITS;
  }

  /** Manifests give shapes for one picture, whatever batch the model takes. */
  private long[] ofOnePicture(TensorFact output) {
    long[] shape = output.shape().stream().mapToLong(Long::longValue).toArray();
    if (picture.batch() > 1 && shape.length > 0 && shape[0] == picture.batch()) {
      shape[0] = 1;
    }
    return shape;
  }

  /** Completes a candidate with made-up values for the keys that no decoder reads. */
  private ObjectNode manifestWith(LayoutCandidate candidate) {
    ObjectNode manifest = JsonNodeFactory.instance.objectNode();
    manifest.put("manifestVersion", ManifestReader.MANIFEST_VERSION);
    manifest.put("id", "candidate").put("name", "candidate").put("file", "candidate.onnx");
    manifest.put("sha256", "0".repeat(64));
    manifest
        .putObject("input")
        .put("name", picture.name())
        .put("layout", picture.layout())
        .put("type", picture.type())
        .put("width", picture.width())
        .put("height", picture.height());
    manifest
        .putObject("preprocessing")
        .put("colorOrder", picture.channels() == 1 ? "GRAY" : "BGR")
        .put("resize", "stretch");
    manifest.set("output", candidate.output().deepCopy());
    ArrayNode labels = manifest.putArray("labels");
    labelNames(candidate.labelCount()).forEach(labels::add);
    manifest.putObject("thresholds").put("confidence", 0.5);
    manifest.putObject("nms").put("mode", "none");
    return manifest.put("licence", "unknown").put("origin", "unknown");
  }

  private static List<String> labelNames(int count) {
    return IntStream.range(0, Math.max(1, count))
        .mapToObj(i -> "label" + i)
        .collect(Collectors.toList());
  }
}
