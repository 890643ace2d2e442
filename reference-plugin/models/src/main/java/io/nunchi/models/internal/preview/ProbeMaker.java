package io.nunchi.models.internal.preview;

import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the answers of a variant, and a probe of what it finds, into a manifest. */
public final class ProbeMaker {

  /** So many detections are enough to notice that a model answers otherwise. */
  private static final int MAX_EXPECTED = 10;

  /** Detections much weaker than the surest come and go with the machine's rounding. */
  private static final double LEAST_PART = 0.6;

  private static final double CONFIDENCE_MARGIN = 0.1;
  private static final double MIN_IOU = 0.75;

  private ProbeMaker() {}

  /**
   * Chooses a variant.
   *
   * @param number its number on the sheet; may be left out if there is only one
   * @throws ModelRefusedException if there is none of this number
   */
  public static Variant choose(List<Variant> variants, OptionalInt number, Path manifest)
      throws ModelRefusedException {
    int chosen = number.orElse(variants.size() == 1 ? 1 : 0);
    if (chosen < 1 || chosen > variants.size()) {
      throw new ModelRefusedException(
          Problem.of(PreviewErrors.VARIANT, "a variant must be chosen")
              .expected("--variant NUMBER, from 1 to " + variants.size())
              .found(number.isPresent() ? String.valueOf(number.getAsInt()) : "no number")
              .where(manifest.toString())
              .fix("look at the variants with: nunchi models preview " + manifest));
    }
    return variants.get(chosen - 1);
  }

  /**
   * Writes the manifest and the probe's picture.
   *
   * @param draft the manifest with open questions
   * @param answer the detections of the chosen variant
   * @param picture the picture's file
   * @param bytes its bytes
   * @return the manifest as it was written
   * @throws ModelRefusedException if there are no detections
   */
  public static ObjectNode write(
      DraftPackage draft, VariantAnswer answer, Path picture, byte[] bytes)
      throws IOException, ModelRefusedException {
    if (!answer.problems().isEmpty()) {
      throw new ModelRefusedException(answer.problems());
    }
    if (answer.detections().isEmpty()) {
      throw new ModelRefusedException(
          Problem.of(PreviewErrors.NOTHING_FOUND, "the model finds nothing in the picture")
              .expected("at least one detection, which the probe can ask for")
              .found("none with " + answer.variant().name())
              .where(picture.toString())
              .fix("take a picture of what the model knows, another variant, or lower thresholds"));
    }
    Path copy = writePicture(draft, picture, bytes);
    ObjectNode manifest = answer.variant().manifest().deepCopy();
    ObjectNode probe = manifest.putObject("probe").put("image", copy.getFileName().toString());
    ArrayNode expected = probe.putArray("expected");
    float surest = answer.detections().get(0).confidence();
    answer.detections().stream()
        .filter(detection -> detection.confidence() >= LEAST_PART * surest)
        .limit(MAX_EXPECTED)
        .forEach(detection -> add(expected.addObject(), detection));
    draft.replaceManifest(manifest);
    return manifest;
  }

  /** Puts the picture beside the manifest; replaces only a picture of the manifest's own probe. */
  private static Path writePicture(DraftPackage draft, Path picture, byte[] bytes)
      throws IOException {
    String own = draft.manifest().path("probe").path("image").asString("");
    for (int i = 1; ; i++) {
      Path copy = draft.beside("probe" + (i == 1 ? "" : "-" + i) + suffix(picture));
      if (!Files.exists(copy, LinkOption.NOFOLLOW_LINKS)) {
        return Files.write(copy, bytes, StandardOpenOption.CREATE_NEW);
      }
      if (Files.exists(copy) && Files.isSameFile(copy, picture)) {
        return copy;
      }
      if (copy.getFileName().toString().equals(own)) {
        DraftPackage.replace(copy, bytes);
        return copy;
      }
    }
  }

  private static void add(ObjectNode expected, Detection detection) {
    BoundingBox box = detection.box();
    expected.put("label", detection.label());
    expected
        .putObject("box")
        .put("left", rounded(box.left()))
        .put("top", rounded(box.top()))
        .put("width", rounded(box.width()))
        .put("height", rounded(box.height()));
    expected.put("minConfidence", Math.max(0, rounded(detection.confidence() - CONFIDENCE_MARGIN)));
    expected.put("minIou", MIN_IOU);
  }

  private static double rounded(double value) {
    return Math.floor(value * 1e4) / 1e4;
  }

  private static String suffix(Path picture) {
    String name = String.valueOf(picture.getFileName()).toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    return dot > 0 && name.substring(dot + 1).matches("[a-z0-9]{1,5}") ? name.substring(dot) : "";
  }
}
