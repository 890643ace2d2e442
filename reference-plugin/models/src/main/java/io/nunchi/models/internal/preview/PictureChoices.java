package io.nunchi.models.internal.preview;

import io.nunchi.reference.decoder.guess.UsualManifest;
import io.nunchi.reference.internal.manifest.OpenQuestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The answers to the questions under {@code preprocessing}, the usual ones first. */
final class PictureChoices {

  private static final String PREPROCESSING = "preprocessing";
  private static final String COLOR_ORDER = "colorOrder";
  private static final String RESIZE = "resize";
  private static final String PAD_VALUE = "padValue";
  private static final String ROUNDING = "rounding";
  private static final String SCALE = "scale";

  private static final Pattern USUAL_PAD = Pattern.compile("\"padValue\": (\\d+)");
  private static final Pattern USUAL_ROUNDING = Pattern.compile("\"rounding\": \"(\\w+)\"");
  private static final int YOLO_PAD = 114;
  private static final double TO_ONE = 1 / 255.0;
  private static final double[] IMAGENET_MEAN = {0.485, 0.456, 0.406};
  private static final double[] IMAGENET_STD = {0.229, 0.224, 0.225};
  private static final double[] HALVES = {0.5, 0.5, 0.5};

  private PictureChoices() {}

  /** Lists the answers to each question that is open, in the order in which they are applied. */
  static List<List<Choice>> of(ObjectNode manifest, UsualManifest usual) {
    JsonNode preprocessing = manifest.path(PREPROCESSING);
    List<List<Choice>> axes = new ArrayList<>();
    if (isOpen(preprocessing.path(COLOR_ORDER))) {
      axes.add(
          Stream.of("RGB", "BGR")
              .map(order -> set(order, usual.colorOrder().startsWith(order), COLOR_ORDER, order))
              .toList());
    }
    if (isOpen(preprocessing.path(RESIZE))) {
      axes.add(resizes(preprocessing, usual));
    }
    if (isOpen(preprocessing.path(SCALE))) {
      axes.add(scales(usual));
    }
    return axes;
  }

  /** Tells if a value is a question. */
  static boolean isOpen(JsonNode value) {
    return value.isString() && value.stringValue().startsWith(OpenQuestions.MARK);
  }

  private static Choice set(String name, boolean usual, String key, String value) {
    return new Choice(
        name, usual, manifest -> manifest.withObject("/" + PREPROCESSING).put(key, value));
  }

  private static List<Choice> resizes(JsonNode preprocessing, UsualManifest usual) {
    Matcher usualPad = USUAL_PAD.matcher(usual.resize());
    int pad =
        preprocessing.path(PAD_VALUE).isInt()
            ? preprocessing.path(PAD_VALUE).intValue()
            : usualPad.find() ? Integer.parseInt(usualPad.group(1)) : YOLO_PAD;
    List<Choice> resizes = new ArrayList<>();
    for (String letterbox : List.of("letterboxCentered", "letterboxTopLeft")) {
      boolean isUsual = usual.resize().startsWith(letterbox);
      resizes.add(
          set(letterbox, isUsual, RESIZE, letterbox)
              .and(
                  new Choice(
                      "",
                      true,
                      manifest -> {
                        ObjectNode filled = manifest.withObject("/" + PREPROCESSING);
                        filled.put(PAD_VALUE, pad);
                        if (isUsual) {
                          usualRounding(usual)
                              .ifPresent(rounding -> filled.put(ROUNDING, rounding));
                        }
                      })));
    }
    resizes.add(set("stretch", usual.resize().equals("stretch"), RESIZE, "stretch"));
    if (usual.resize().startsWith("centerCrop")) {
      resizes.add(set("centerCrop", true, RESIZE, "centerCrop"));
    }
    return resizes;
  }

  /** The exporter's way to draw whole pixels, which nobody can see in a picture. */
  private static Optional<String> usualRounding(UsualManifest usual) {
    Matcher rounding = USUAL_ROUNDING.matcher(usual.resize());
    return rounding.find() ? Optional.of(rounding.group(1)) : Optional.empty();
  }

  private static List<Choice> scales(UsualManifest usual) {
    boolean toOne = usual.scale().equals(UsualManifest.SCALE_TO_ONE);
    return List.of(
        new Choice("0 to 1", toOne, manifest -> scale(manifest, TO_ONE)),
        new Choice("0 to 255", usual.scale().equals("1"), manifest -> scale(manifest, 1)),
        new Choice(
            "ImageNet mean and std",
            usual.scale().contains("mean"),
            manifest -> normalise(manifest, IMAGENET_MEAN, IMAGENET_STD)),
        new Choice("-1 to 1", false, manifest -> normalise(manifest, HALVES, HALVES)));
  }

  private static void scale(ObjectNode manifest, double scale) {
    manifest.withObject("/" + PREPROCESSING).put(SCALE, scale);
  }

  /** Colours come in the order that was answered before. */
  private static void normalise(ObjectNode manifest, double[] mean, double[] std) {
    scale(manifest, TO_ONE);
    ObjectNode preprocessing = manifest.withObject("/" + PREPROCESSING);
    String order = preprocessing.path(COLOR_ORDER).asString();
    put(preprocessing.putArray("mean"), mean, order);
    put(preprocessing.putArray("std"), std, order);
  }

  private static void put(ArrayNode list, double[] ofRgb, String order) {
    if (order.equals("GRAY")) {
      list.add(ofRgb[1]);
      return;
    }
    for (int i = 0; i < ofRgb.length; i++) {
      list.add(ofRgb[order.equals("BGR") ? ofRgb.length - 1 - i : i]);
    }
  }
}
