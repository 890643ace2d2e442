package io.nunchi.reference.internal.decode.pose;

import io.nunchi.reference.decoder.guess.Guess;
import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.parameter.Choices;
import io.nunchi.reference.decoder.parameter.Parameter;
import io.nunchi.reference.decoder.parameter.ParameterType;
import io.nunchi.reference.decoder.parameter.ParameterValues;
import io.nunchi.reference.internal.decode.head.HeadRows;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keypoints of a box.
 *
 * @param names their names in the order of the model
 * @param haveConfidence true if each has a confidence behind its x and y
 */
record PosePoints(List<String> names, boolean haveConfidence) {

  static final Parameter<List<String>> KEYPOINTS =
      Parameter.of(
          "keypoints",
          ParameterType.texts(1000),
          "The keypoints' names in the order of the model. COCO's are `nose`, `left-eye`,"
              + " `right-eye`, `left-ear`, `right-ear`, `left-shoulder`, `right-shoulder`,"
              + " `left-elbow`, `right-elbow`, `left-wrist`, `right-wrist`, `left-hip`,"
              + " `right-hip`, `left-knee`, `right-knee`, `left-ankle`, `right-ankle`, as seen by"
              + " the person.");

  static final Parameter<Boolean> NUMBERS =
      Parameter.of(
              "keypointNumbers",
              ParameterType.choice(Choices.of("xyConfidence", true).or("xy", false)),
              "Numbers of a keypoint: its place in pixels of the input tensor and its confidence,"
                  + " in [0, 1], or its place only; then it has the confidence of the whole.")
          .byDefault(true);

  /** The 17 points of COCO. */
  static final List<String> COCO =
      List.of(
          "nose",
          "left-eye",
          "right-eye",
          "left-ear",
          "right-ear",
          "left-shoulder",
          "right-shoulder",
          "left-elbow",
          "right-elbow",
          "left-wrist",
          "right-wrist",
          "left-hip",
          "right-hip",
          "left-knee",
          "right-knee",
          "left-ankle",
          "right-ankle");

  /** The form in which Ultralytics writes the number of points and of the numbers of a point. */
  private static final Pattern SHAPE = Pattern.compile("[\\[(](\\d{1,3}), *([23])[\\])]");

  private static final String SHAPE_KEY = "kpt_shape";

  static PosePoints read(ParameterValues parameters) {
    return new PosePoints(parameters.get(KEYPOINTS), parameters.get(NUMBERS));
  }

  int numbers() {
    return haveConfidence ? 3 : 2;
  }

  HeadRows.Extras extras() {
    return new HeadRows.Extras(
        names.size() * numbers(),
        "of %d keypoints: x, y%s".formatted(names.size(), haveConfidence ? ", confidence" : ""));
  }

  /**
   * The keypoints of an undescribed model.
   *
   * @param count the number of keypoints
   * @param numbers the numbers of each
   */
  record Guessed(int count, int numbers) {

    /** Reads what the exporter wrote, or assumes that one label is followed by triples. */
    static Optional<Guessed> of(ModelOutputs outputs, int numbersOfOneLabel) {
      Matcher shape = SHAPE.matcher(outputs.metadata().getOrDefault(SHAPE_KEY, "").trim());
      if (shape.matches()) {
        return Optional.of(
            new Guessed(Integer.parseInt(shape.group(1)), Integer.parseInt(shape.group(2))));
      }
      return numbersOfOneLabel > 0 && numbersOfOneLabel % 3 == 0
          ? Optional.of(new Guessed(numbersOfOneLabel / 3, 3))
          : Optional.empty();
    }

    int extras() {
      return count * numbers;
    }

    boolean isCoco() {
      return count == COCO.size();
    }

    Guess into(Guess guess) {
      Guess named =
          isCoco()
              ? guess.with(KEYPOINTS, COCO)
              : guess.asking(
                  KEYPOINTS, "a list of the names of the " + count + " keypoints, in their order");
      return named.with(NUMBERS, numbers == 3);
    }
  }
}
