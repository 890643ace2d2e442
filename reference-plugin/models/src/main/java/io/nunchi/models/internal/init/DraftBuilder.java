package io.nunchi.models.internal.init;

import io.nunchi.models.internal.init.ManifestDraft.Candidate;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.guess.TensorFact;
import io.nunchi.reference.decoder.guess.UsualManifest;
import io.nunchi.reference.internal.manifest.LabelFile;
import io.nunchi.reference.internal.manifest.ManifestReader;
import io.nunchi.reference.internal.manifest.OpenQuestions;
import io.nunchi.reference.internal.modelpackage.Digests;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a draft, key by key. */
final class DraftBuilder {

  /** The first candidate is taken if it is this much more likely than the second. */
  private static final int CLEAR_LEAD = 20;

  private final ModelFacts facts;
  private final PictureFact picture;
  private final DraftRequest request;
  private final List<String> labels;
  private final List<LayoutCandidate> guesses;
  private final List<Candidate> candidates;
  private final List<String> remarks = new ArrayList<>();
  private final ObjectNode root = JsonNodeFactory.instance.objectNode();

  DraftBuilder(ModelFacts facts, PictureFact picture, DraftRequest request, ManifestReader reader) {
    this.facts = facts;
    this.picture = picture;
    this.request = request;
    this.labels =
        request.labels().isEmpty() ? ExporterLabels.of(facts.metadata()) : request.labels();
    CandidateCheck check = new CandidateCheck(reader, facts.outputs(), picture);
    this.guesses =
        LayoutGuesses.of(
                reader.decoders(),
                picture.with(facts.outputs()).withMetadata(facts.metadata()),
                labels.size())
            .stream()
            .sorted(Comparator.comparing(guess -> !candidate(guess, check).mayFit()))
            .toList();
    this.candidates = guesses.stream().map(guess -> candidate(guess, check)).toList();
  }

  private static Candidate candidate(LayoutCandidate guess, CandidateCheck check) {
    return new Candidate(guess.output(), guess.labelCount(), guess.reason(), check.fits(guess));
  }

  ManifestDraft build() {
    noteRemarks();
    Optional<DecoderType> likeliest = guesses.stream().findFirst().map(LayoutCandidate::decoder);
    UsualManifest usual = likeliest.map(DecoderType::usualManifest).orElse(UsualManifest.UNKNOWN);
    root.put("manifestVersion", ManifestReader.MANIFEST_VERSION);
    root.put("id", id());
    root.put("name", stem());
    root.put("file", request.fileInPackage());
    root.put("sha256", Digests.sha256(request.model()));
    addInput();
    addExtraInputs();
    addPreprocessing(likeliest.map(DecoderType::name).orElse(""), usual);
    addOutput();
    addLabels();
    root.putObject("thresholds").put("confidence", usual.confidence());
    ObjectNode nms = root.putObject("nms").put("mode", usual.suppression());
    if (!usual.suppression().equals("none")) {
      nms.put("iou", usual.iou());
    }
    root.put(
        "licence",
        request
            .terms()
            .licence()
            .orElseGet(() -> metadata("license", "under which terms may the model be used?")));
    root.put(
        "origin",
        request
            .terms()
            .origin()
            .orElseGet(() -> metadata("docs", "where does the model come from, such as a URL?")));
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
  }

  private String stem() {
    String name = String.valueOf(request.file().getFileName());
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
    if (!facts.sizeTried()) {
      input.put("width", picture.width()).put("height", picture.height());
      return;
    }
    String question =
        "? how many pixels? the model leaves it open; take the size that it was trained with"
            + (picture.hasSize()
                ? ", such as %d x %d, at which models init ran it"
                    .formatted(picture.width(), picture.height())
                : "");
    input.put("width", question).put("height", question);
  }

  private void addExtraInputs() {
    List<TensorFact> extras =
        facts.inputs().stream().filter(input -> !input.name().equals(picture.name())).toList();
    if (extras.isEmpty()) {
      return;
    }
    ArrayNode list = root.putArray("extraInputs");
    for (TensorFact extra : extras) {
      boolean isSize = extra.type().equals("INT64") && extra.rank() == 2 && extra.dimension(1) == 2;
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
    long likely = candidates.stream().filter(Candidate::mayFit).count();
    boolean clear =
        likely == 1
            || (likely > 1
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
    if (labels.stream().anyMatch(LabelFile::isUnused)) {
      ObjectNode map = root.putObject("labels");
      for (int i = 0; i < labels.size(); i++) {
        if (!LabelFile.isUnused(labels.get(i))) {
          map.put(String.valueOf(i), labels.get(i));
        }
      }
      return;
    }
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
