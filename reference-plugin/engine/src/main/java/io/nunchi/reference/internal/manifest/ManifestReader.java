package io.nunchi.reference.internal.manifest;

import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.json.DeclaredParameters;
import io.nunchi.reference.internal.json.StrictObject;
import io.nunchi.reference.internal.preprocess.PreprocessingSpec;
import io.nunchi.spi.failure.Problem;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads manifests strictly: unknown keys are refused, and all problems are found in one go.
 *
 * <p>Immutable; any thread.
 */
public final class ManifestReader {

  /** The version of the manifest's format that this plugin reads. */
  public static final int MANIFEST_VERSION = 1;

  private static final Pattern ID = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final Decoders decoders;

  /**
   * Creates a reader.
   *
   * @param decoders the decoders that manifests can name
   */
  @Inject
  public ManifestReader(Decoders decoders) {
    this.decoders = decoders;
  }

  /**
   * Returns the decoders that manifests can name.
   *
   * @return the decoders
   */
  public Decoders decoders() {
    return decoders;
  }

  /**
   * Reads a manifest that stands alone: its labels are in it.
   *
   * @param json the text in UTF-8
   * @param where the file, for a person
   * @return the manifest
   * @throws ModelRefusedException with every problem, if there is any
   */
  public ModelManifest read(byte[] json, String where) throws ModelRefusedException {
    return read(json, where, LabelSource.NONE);
  }

  /**
   * Reads a manifest that stands alone: its labels are in it.
   *
   * @param json its outermost object
   * @param where the file, for a person
   * @return the manifest
   * @throws ModelRefusedException with every problem, if there is any
   */
  public ModelManifest read(ObjectNode json, String where) throws ModelRefusedException {
    return read(json, where, LabelSource.NONE);
  }

  /**
   * Reads a manifest.
   *
   * @param json the text in UTF-8
   * @param where the file, for a person
   * @param labelSource reads the file of labels, if the manifest names one
   * @return the manifest
   * @throws ModelRefusedException with every problem, if there is any
   */
  public ModelManifest read(byte[] json, String where, LabelSource labelSource)
      throws ModelRefusedException {
    return read(ManifestJson.parse(json, where), where, labelSource);
  }

  /**
   * Reads a manifest.
   *
   * @param json its outermost object
   * @param where the file, for a person
   * @param labelSource reads the file of labels, if the manifest names one
   * @return the manifest
   * @throws ModelRefusedException with every problem, if there is any
   */
  public ModelManifest read(ObjectNode json, String where, LabelSource labelSource)
      throws ModelRefusedException {
    decoders.requireUsable();
    OpenQuestions.refuse(json, where);
    StrictObject root = StrictObject.of(LabelsReader.withLabels(json, labelSource));
    requireVersion(root, where);
    String id = matching(root, "id", ID, "lower-case letters and digits, joined by . _ or -");
    String name = root.text("name");
    String file = PackagePaths.read(root, "file");
    String digest = matching(root, "sha256", DIGEST, "64 lower-case hexadecimal digits");
    List<String> labels = LabelsReader.read(root, json.has(LabelsReader.LABELS));
    PictureInput input = PictureInput.read(root);
    List<ExtraInput> extraInputs = ExtraInputs.read(root);
    Optional<OutputLayout> output = output(root, input.width(), input.height(), labels.size());
    StrictObject thresholds = root.object("thresholds");
    float confidence = thresholds.number("confidence", 0, 1);
    Map<String, Float> confidenceByLabel = thresholds.numbersByName("perLabel", 0, 1);
    confidenceByLabel.keySet().forEach(label -> requireLabel(thresholds, label, labels));
    SuppressionReader suppression = SuppressionReader.read(root);
    Optional<Probe> probe = ProbeReader.read(root, labels);
    String licence = root.text("licence");
    String origin = root.text("origin");
    root.noteUnknownKeys();
    refuseIfWrong(root.problems(), where);
    PreprocessingSpec preprocessing = input.spec().get();
    ObjectNode source = json.deepCopy();
    InputSizes sizes =
        new InputSizes(
            input.sizeMultipleOf(),
            (width, height) -> outputAt(source, where, width, height, labels.size()));
    return new ModelManifest(
        id,
        name,
        file,
        digest,
        input.name(),
        preprocessing,
        sizes,
        extraInputs,
        json.path("output").path("decoder").stringValue(),
        output.orElseThrow(),
        labels,
        Optional.ofNullable(json.get(LabelsReader.FILE)).map(JsonNode::stringValue),
        confidence,
        confidenceByLabel,
        suppression.spec(),
        suppression.maxDetections(),
        probe,
        licence,
        origin);
  }

  /** Said alone: what another version calls wrong or right is unknown here. */
  private static void requireVersion(StrictObject root, String where) throws ModelRefusedException {
    int version = root.integer("manifestVersion", 1, Integer.MAX_VALUE);
    refuseIfWrong(root.problems(), where);
    if (version != MANIFEST_VERSION) {
      throw new ModelRefusedException(
          Problem.of(
                  ReferenceErrors.MANIFEST_VERSION,
                  "the manifest is written for another version of its format")
              .expected("\"manifestVersion\": " + MANIFEST_VERSION)
              .found(String.valueOf(version))
              .where(where + " $.manifestVersion")
              .fix("use a newer plugin, or write the manifest as docs/model-manifest.md says"));
    }
  }

  private static String matching(StrictObject root, String key, Pattern pattern, String form) {
    String text = root.text(key);
    if (!text.equals("?") && !pattern.matcher(text).matches()) {
      root.wrong(key, "the value does not fit the key", form, text, "correct the value");
    }
    return text;
  }

  private Optional<OutputLayout> output(StrictObject root, int width, int height, int labelCount) {
    StrictObject parameters = root.object("output");
    String name = parameters.text("decoder");
    DecoderType decoder = decoders.find(name);
    if (decoder != null) {
      return Optional.of(
          decoder.read(
              DeclaredParameters.read(parameters, decoder.parameters()),
              new ModelShape(width, height, labelCount)));
    }
    parameters.note(
        "decoder",
        Problem.of(ReferenceErrors.DECODER_UNKNOWN, "there is no such decoder")
            .expected("one of " + String.join(", ", decoders.names()))
            .found(name)
            .fix("correct the name, or use a plugin that has this decoder"));
    parameters.tolerateOtherKeys();
    return Optional.empty();
  }

  /** Reads the output again, for another input size. */
  private OutputLayout outputAt(
      ObjectNode json, String where, int width, int height, int labelCount)
      throws ModelRefusedException {
    StrictObject root = StrictObject.of(json);
    Optional<OutputLayout> output = output(root, width, height, labelCount);
    refuseIfWrong(root.problems(), where + ", for an input of " + width + " x " + height + ",");
    return output.orElseThrow();
  }

  private static void requireLabel(StrictObject thresholds, String label, List<String> labels) {
    if (!labels.contains(label)) {
      thresholds.wrong(
          "perLabel",
          "a threshold is given for a label that the model does not have",
          "one of the labels in $.labels",
          label,
          "correct the label");
    }
  }

  private static void refuseIfWrong(List<Problem> problems, String where)
      throws ModelRefusedException {
    if (!problems.isEmpty()) {
      throw new ModelRefusedException(
          problems.stream().map(problem -> problem.where(where + " " + problem.where())).toList());
    }
  }
}
