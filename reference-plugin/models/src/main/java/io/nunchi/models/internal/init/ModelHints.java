package io.nunchi.models.internal.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What models of a family are usually given: worth knowing, and no more than that. */
record ModelHints(String colorOrder, String resize, String scale, String suppression) {

  private static final String UNKNOWN = "";
  private static final String UNIT = "0.00392156862745098";
  private static final String LETTERBOX = "letterboxCentered with \"padValue\": 114";

  private static final Map<String, ModelHints> BY_DECODER =
      Map.ofEntries(
          Map.entry(
              "yolox",
              new ModelHints(
                  "BGR",
                  "letterboxTopLeft with \"padValue\": 114, and \"undo\": \"nominal\" for the very"
                      + " boxes of YOLOX's own code",
                  "1",
                  "perLabel")),
          Map.entry("yolov5", new ModelHints("RGB", LETTERBOX, UNIT, "perLabel")),
          Map.entry("yolov5-heads", new ModelHints("RGB", LETTERBOX, UNIT, "perLabel")),
          Map.entry("yolov8", new ModelHints("RGB", LETTERBOX, UNIT, "perLabel")),
          Map.entry("end2end", new ModelHints("RGB", LETTERBOX, UNIT, "none")),
          Map.entry("labels-boxes-scores", new ModelHints("RGB", "stretch", UNIT, "none")),
          Map.entry("scores-boxes", new ModelHints("RGB", "stretch", UNKNOWN, "perLabel")),
          Map.entry("ssd", new ModelHints("BGR", "stretch", "1", "none")),
          Map.entry("ssd-tensors", new ModelHints("RGB", "stretch", UNKNOWN, "none")),
          Map.entry(
              "nanodet",
              new ModelHints(
                  "BGR",
                  "letterboxCentered with \"padValue\": 0",
                  "1 with \"mean\": [103.53, 116.28, 123.675], \"std\": [57.375, 57.12, 58.395]",
                  "perLabel")),
          Map.entry("fastestdet", new ModelHints("BGR", "stretch", UNIT, "perLabel")),
          Map.entry(
              "yunet",
              new ModelHints("BGR", "letterboxTopLeft with \"padValue\": 0", "1", "perLabel")),
          Map.entry("classifier", new ModelHints("RGB", "centerCrop", UNKNOWN, "none")),
          Map.entry("embedding", new ModelHints(UNKNOWN, "stretch", UNKNOWN, "none")));

  /** How Ultralytics writes labels: {0: 'person', 1: "driver's seat"}. */
  private static final Pattern LABEL = Pattern.compile("(\\d+): *(?:'([^']*)'|\"([^\"]*)\")");

  static ModelHints of(String decoder) {
    return BY_DECODER.getOrDefault(decoder, new ModelHints(UNKNOWN, UNKNOWN, UNKNOWN, "perLabel"));
  }

  /** The labels that the exporter wrote into the model, or none. */
  static List<String> labels(Map<String, String> metadata) {
    List<String> labels = new ArrayList<>();
    Matcher matcher = LABEL.matcher(metadata.getOrDefault("names", ""));
    while (matcher.find()) {
      if (!matcher.group(1).equals(String.valueOf(labels.size()))) {
        return List.of();
      }
      labels.add(matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
    }
    return labels;
  }

  static String usual(String decoder, String hint) {
    return hint.isEmpty() ? "" : " (usual for " + decoder + ": " + hint + ")";
  }
}
