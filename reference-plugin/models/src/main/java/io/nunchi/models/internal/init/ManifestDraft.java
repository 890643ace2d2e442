package io.nunchi.models.internal.init;

import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.guess.TensorFact;
import io.nunchi.reference.decoder.guess.UsualManifest;
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.ManifestReader;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.manifest.OpenQuestions;
import io.nunchi.reference.internal.modelpackage.Digests;
import io.nunchi.reference.internal.modelpackage.OnnxFileCheck;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.Problem;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The beginning of a manifest: what a model tells, what can be concluded, and questions for the
 * rest. Nothing is guessed that would make a model answer plausibly and wrongly: colours, resizing
 * and scaling are asked for.
 *
 * @param manifest the manifest's outermost object
 * @param candidates the possible meanings of the outputs, the most likely first
 * @param questions the questions that a person must answer
 * @param remarks other observations
 */
public record ManifestDraft(
    ObjectNode manifest,
    List<Candidate> candidates,
    List<Problem> questions,
    List<String> remarks) {

  private static final float CONFIDENCE = 0.3f;
  private static final double IOU = 0.65;

  /** The first candidate is taken if it is this much more likely than the second. */
  private static final int CLEAR_LEAD = 20;

  /**
   * A possible meaning of the outputs.
   *
   * @param output the manifest's {@code output}
   * @param reason the evidence for it
   * @param fits the result of checking every output against it: a confirmation, the reason against
   *     it, or empty if that depends on open questions
   */
  public record Candidate(ObjectNode output, String reason, String fits) {}

  /**
   * Inspects a model and drafts its manifest.
   *
   * @param model the ONNX file
   * @param file its path
   * @param labels the model's labels, or nothing if they are not known
   * @param reader reads manifests, to try candidates
   * @param folder the place for native libraries
   * @return the draft
   * @throws ModelRefusedException if the file is no model that takes a picture
   */
  public static ManifestDraft of(
      ByteBuffer model, Path file, List<String> labels, ManifestReader reader, NativeFolder folder)
      throws ModelRefusedException {
    OnnxFileCheck.check(model, file.toString());
    ModelFacts facts = ModelInspector.inspect(model, file.toString(), folder);
    PictureFact picture =
        PictureFact.among(facts.inputs(), facts.metadata())
            .orElseThrow(() -> noPicture(facts, file));
    return new DraftBuilder(facts, picture, file, Digests.sha256(model), labels, reader).build();
  }

  private static ModelRefusedException noPicture(ModelFacts facts, Path file) {
    return new ModelRefusedException(
        Problem.of(ReferenceErrors.MODEL_INPUT, "the model takes no picture")
            .expected("an input of 4 dimensions, 1 or 3 of them channels, of float or uint8")
            .found(facts.inputs().toString())
            .where(file.toString())
            .fix("export the part of the model that takes a picture"));
  }

  /** Writes the manifest, key by key. */
  private static final class DraftBuilder {

    private final ModelFacts facts;
    private final PictureFact picture;
    private final Path file;
    private final List<String> labels;
    private final CandidateCheck check;
    private final List<LayoutCandidate> guesses;
    private final List<String> remarks = new ArrayList<>();
    private final ObjectNode root = JsonNodeFactory.instance.objectNode();

    DraftBuilder(
        ModelFacts facts,
        PictureFact picture,
        Path file,
        String digest,
        List<String> givenLabels,
        ManifestReader reader) {
      this.facts = facts;
      this.picture = picture;
      this.file = file;
      this.labels = givenLabels.isEmpty() ? ExporterLabels.of(facts.metadata()) : givenLabels;
      this.check = new CandidateCheck(reader, facts.outputs(), picture);
      this.guesses =
          LayoutGuesses.of(
              reader.decoders(),
              picture.with(facts.outputs()).withMetadata(facts.metadata()),
              labels.size());
      root.put("manifestVersion", ManifestReader.MANIFEST_VERSION);
      root.put("id", id());
      root.put("name", stem());
      root.put("file", String.valueOf(file.getFileName()));
      root.put("sha256", digest);
    }

    ManifestDraft build() {
      noteRemarks();
      List<Candidate> candidates =
          guesses.stream()
              .map(guess -> new Candidate(guess.output(), guess.reason(), check.fits(guess)))
              .toList();
      Optional<DecoderType> likeliest = guesses.stream().findFirst().map(LayoutCandidate::decoder);
      UsualManifest usual = likeliest.map(DecoderType::usualManifest).orElse(UsualManifest.UNKNOWN);
      addInput();
      addExtraInputs();
      addPreprocessing(likeliest.map(DecoderType::name).orElse(""), usual);
      addOutput();
      addLabels();
      root.putObject("thresholds").put("confidence", CONFIDENCE);
      ObjectNode nms = root.putObject("nms").put("mode", usual.suppression());
      if (!usual.suppression().equals("none")) {
        nms.put("iou", IOU);
      }
      root.put("licence", metadata("license", "under which terms may the model be used?"));
      root.put("origin", metadata("docs", "where does the model come from, such as a URL?"));
      return new ManifestDraft(
          root, candidates, OpenQuestions.of(root, "model.json"), List.copyOf(remarks));
    }

    private void noteRemarks() {
      if (!facts.remark().isEmpty()) {
        remarks.add("the model could not be run on noise: " + facts.remark());
      }
      for (TensorFact output : facts.outputs()) {
        if (output.sample().size() > 0 && !output.sample().isFinite()) {
          remarks.add(
              "output " + output.name() + " is not finite for noise: the model may be broken");
        }
      }
      if (picture.batch() > 1) {
        remarks.add(
            "the model takes "
                + picture.batch()
                + " pictures at once: frames of so many cameras share a run, and a single camera"
                + " waits for as much work; with a batch of 1 or an open one it would not");
      }
      if (guesses.isEmpty()) {
        remarks.add("no decoder of this plugin fits outputs of these shapes");
      }
    }

    private String stem() {
      String name = String.valueOf(file.getFileName());
      int dot = name.lastIndexOf('.');
      return dot > 0 ? name.substring(0, dot) : name;
    }

    private String id() {
      String id =
          stem().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
      return id.isEmpty() ? "model" : id;
    }

    private void addInput() {
      ObjectNode input =
          root.putObject("input")
              .put("name", picture.name())
              .put("layout", picture.layout())
              .put("type", picture.type());
      if (picture.hasSize()) {
        input.put("width", picture.width()).put("height", picture.height());
      } else {
        String question = "? how many pixels? the model leaves it open; take the training size";
        input.put("width", question).put("height", question);
      }
    }

    private void addExtraInputs() {
      List<TensorFact> extras =
          facts.inputs().stream().filter(input -> !input.name().equals(picture.name())).toList();
      if (extras.isEmpty()) {
        return;
      }
      ArrayNode list = root.putArray("extraInputs");
      for (TensorFact extra : extras) {
        boolean isSize =
            extra.type().equals("INT64") && extra.rank() == 2 && extra.dimension(1) == 2;
        list.addObject()
            .put("name", extra.name())
            .put(
                "content",
                isSize
                    ? "inputWidthHeight"
                    : "? what is it given? it takes " + extra.type() + " " + extra.shape());
      }
    }

    private void addPreprocessing(String decoder, UsualManifest usual) {
      ObjectNode preprocessing = root.putObject("preprocessing");
      if (picture.channels() == 1) {
        preprocessing.put("colorOrder", "GRAY");
      } else {
        preprocessing.put(
            "colorOrder",
            "? BGR or RGB: the order of colours that the model was trained with"
                + hint(decoder, usual.colorOrder()));
      }
      preprocessing.put(
          "resize",
          "? letterboxTopLeft, letterboxCentered, stretch or centerCrop: how pictures were fitted"
              + " to the input in training; a letterbox also needs the key \"padValue\""
              + hint(decoder, usual.resize()));
      if (picture.type().equals("uint8")) {
        remarks.add("the input takes pixels as they are (uint8), so nothing is scaled");
      } else {
        preprocessing.put(
            "scale",
            "? a number, without quotes: 1 if the model takes pixels from 0 to 255,"
                + " 0.00392156862745098 if from 0 to 1; add the keys \"mean\" and \"std\" if it was"
                + " trained with them"
                + hint(decoder, usual.scale()));
      }
    }

    private static String hint(String decoder, String usual) {
      return usual.isEmpty() ? "" : " (usual for " + decoder + ": " + usual + ")";
    }

    private void addOutput() {
      boolean clear =
          guesses.size() == 1
              || (guesses.size() > 1
                  && guesses.get(0).likelihood() - guesses.get(1).likelihood() >= CLEAR_LEAD);
      if (clear) {
        root.set("output", guesses.get(0).output());
        return;
      }
      root.put(
          "output",
          guesses.isEmpty()
              ? "? an object with a decoder and its parameters; see docs/model-manifest.md"
              : "? one of the candidates that models init printed, as an object; they are equally"
                  + " likely");
    }

    private void addLabels() {
      if (!labels.isEmpty()) {
        ArrayNode list = root.putArray("labels");
        labels.forEach(list::add);
        return;
      }
      int count = guesses.isEmpty() ? 0 : guesses.get(0).labelCount();
      root.put(
          "labels",
          "? "
              + labelsWanted(count)
              + "; or replace this key by \"labelsFile\" and"
              + " the name of a text file beside the manifest, one label per line");
    }

    private static String labelsWanted(int count) {
      return switch (count) {
        case 0 -> "a list of all labels in the order of the model's outputs";
        case 1 -> "a list of one label, for what the model is about, such as [\"person\"]";
        default -> "a list of the " + count + " labels in the order of the model's outputs";
      };
    }

    private String metadata(String key, String question) {
      String told = facts.metadata().getOrDefault(key, "");
      return told.isBlank() ? OpenQuestions.MARK + " " + question : told;
    }
  }
}
