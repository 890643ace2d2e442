package io.nunchi.reference.internal.decode.grid;

import static io.nunchi.reference.internal.decode.SharedParameters.STRIDES;

import com.google.inject.Inject;
import io.nunchi.reference.decoder.Answers;
import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.DecoderHelp;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.decoder.guess.Guess;
import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.guess.TensorFact;
import io.nunchi.reference.decoder.guess.UsualManifest;
import io.nunchi.reference.decoder.parameter.Parameter;
import io.nunchi.reference.decoder.parameter.ParameterType;
import io.nunchi.reference.decoder.parameter.ParameterValues;
import io.nunchi.reference.internal.decode.SharedParameters;
import io.nunchi.reference.internal.decode.Strides;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code yunet}: four tensors for each stride, one of them with keypoints. Source: Wu et al.,
 * YuNet, as OpenCV's FaceDetectorYN reads it.
 */
public final class YunetDecoder implements DecoderType {

  private static final Parameter<List<String>> LABEL_TENSORS =
      SharedParameters.tensors("labelTensors", "label values");
  private static final Parameter<List<String>> OBJECTNESS_TENSORS =
      SharedParameters.tensors("objectnessTensors", "objectness");
  private static final Parameter<List<String>> BOX_TENSORS =
      SharedParameters.tensors("boxTensors", "boxes");
  private static final Parameter<List<String>> KEYPOINT_TENSORS =
      SharedParameters.tensors("keypointTensors", "keypoints");
  private static final Parameter<List<String>> KEYPOINTS =
      Parameter.of(
          "keypoints",
          ParameterType.texts(100),
          "The keypoints' names in the order of the model. YuNet's are `right-eye`, `left-eye`,"
              + " `nose`, `right-mouth-corner`, `left-mouth-corner`, as seen by the person.");

  private static final List<String> FACE =
      List.of("right-eye", "left-eye", "nose", "right-mouth-corner", "left-mouth-corner");
  private static final int TENSORS_PER_STRIDE = 4;

  /** Creates the decoder. */
  @Inject
  public YunetDecoder() {}

  @Override
  public String name() {
    return "yunet";
  }

  @Override
  public DecoderHelp help() {
    return new DecoderHelp(
        "label values, objectness, boxes and keypoints for each stride",
        "YuNet",
        "Four tensors for each stride. Confidence is the square root of objectness times label"
            + " value; boxes are as for `yolox`, keypoints are ((x + column) * stride, (y + row) *"
            + " stride). Shapes: [1, cells, labels], [1, cells, 1], [1, cells, 4], [1, cells, 2 *"
            + " keypoints]. Detections carry the keypoints by name, each with the confidence of the"
            + " whole; points beside the frame are left out.");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        LABEL_TENSORS, OBJECTNESS_TENSORS, BOX_TENSORS, KEYPOINT_TENSORS, STRIDES, KEYPOINTS);
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    List<Integer> strides = Strides.read(parameters, model);
    return new Layout(
        Strides.tensors(parameters, LABEL_TENSORS),
        Strides.tensors(parameters, OBJECTNESS_TENSORS),
        Strides.tensors(parameters, BOX_TENSORS),
        Strides.tensors(parameters, KEYPOINT_TENSORS),
        strides,
        parameters.get(KEYPOINTS),
        model);
  }

  @Override
  public List<Guess> guesses(ModelOutputs outputs) {
    return StrideGroups.of(outputs, TENSORS_PER_STRIDE)
        .map(YunetDecoder::guesses)
        .orElse(List.of());
  }

  private static List<Guess> guesses(StrideGroups groups) {
    List<String> labels = new ArrayList<>();
    List<String> objectness = new ArrayList<>();
    List<String> boxes = new ArrayList<>();
    List<String> keypoints = new ArrayList<>();
    for (List<TensorFact> group : groups.tensors()) {
      for (TensorFact output : group) {
        long numbers = output.dimension(-1);
        boolean isObjectness = output.name().toLowerCase(Locale.ROOT).contains("obj");
        List<String> kind =
            numbers == 4
                ? boxes
                : numbers == 2L * FACE.size() ? keypoints : isObjectness ? objectness : labels;
        kind.add(output.name());
      }
    }
    int strides = groups.strides().size();
    if (Stream.of(labels, objectness, boxes, keypoints).anyMatch(kind -> kind.size() != strides)) {
      return List.of();
    }
    return List.of(
        Guess.of(
                1,
                90,
                "for strides %s tensors of labels, objectness, boxes and 5 landmarks"
                    .formatted(groups.strides()))
            .with(LABEL_TENSORS, labels)
            .with(OBJECTNESS_TENSORS, objectness)
            .with(BOX_TENSORS, boxes)
            .with(KEYPOINT_TENSORS, keypoints)
            .with(STRIDES, groups.strides())
            .with(KEYPOINTS, FACE));
  }

  @Override
  public UsualManifest usualManifest() {
    return new UsualManifest("BGR", "letterboxTopLeft with \"padValue\": 0", "1", "perLabel")
        .withThresholds(0.6, 0.3);
  }

  private record Layout(
      List<String> labelTensors,
      List<String> objectnessTensors,
      List<String> boxTensors,
      List<String> keypointTensors,
      List<Integer> strides,
      List<String> keypoints,
      ModelShape model)
      implements OutputLayout {

    @Override
    public List<ExpectedTensor> tensors() {
      List<ExpectedTensor> expected = new ArrayList<>();
      for (int i = 0; i < strides.size(); i++) {
        int stride = strides.get(i);
        expected.add(tensor(labelTensors.get(i), stride, model.labelCount(), "labels"));
        expected.add(tensor(objectnessTensors.get(i), stride, 1, "objectness"));
        expected.add(tensor(boxTensors.get(i), stride, 4, "x, y, log width, log height"));
        expected.add(
            tensor(keypointTensors.get(i), stride, 2 * keypoints.size(), "x, y of keypoints"));
      }
      return List.copyOf(expected);
    }

    private ExpectedTensor tensor(String name, int stride, int numbers, String meaning) {
      return new ExpectedTensor(
          name,
          ElementType.FLOATING,
          List.of(1L, Strides.cells(stride, model), (long) numbers),
          "1 x cells of stride " + stride + " x (" + meaning + ")");
    }

    @Override
    public OutputDecoder newDecoder() {
      return new FaceDecoder(this);
    }
  }

  private record FaceDecoder(Layout layout) implements OutputDecoder {

    @Override
    public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
        throws FrameRejectedException {
      for (int i = 0; i < layout.strides().size(); i++) {
        int from = i * TENSORS_PER_STRIDE;
        decodeGrid(
            layout.strides().get(i),
            outputs.subList(from, from + TENSORS_PER_STRIDE),
            thresholds,
            candidates);
      }
    }

    private void decodeGrid(
        int stride, List<OutputTensor> tensors, Thresholds thresholds, Candidates candidates)
        throws FrameRejectedException {
      OutputTensor labels = tensors.get(0);
      OutputTensor objectness = tensors.get(1);
      int labelCount = thresholds.labelCount();
      for (int cell = 0; cell < objectness.floatCount(); cell++) {
        float whole = Answers.confidence(objectness.floatAt(cell), objectness, cell);
        int best = 0;
        float bestValue = -1;
        for (int label = 0; label < labelCount; label++) {
          int index = cell * labelCount + label;
          float value = Answers.confidence(labels.floatAt(index), labels, index);
          if (value > bestValue) {
            best = label;
            bestValue = value;
          }
        }
        float confidence = (float) Math.sqrt((double) whole * bestValue);
        if (confidence >= thresholds.of(best)) {
          int columns = Strides.cells(layout.model().inputWidth(), stride);
          addBox(tensors.get(2), cell, columns, stride, confidence, best, candidates);
          addKeypoints(tensors.get(3), cell, columns, stride, confidence, candidates);
        }
      }
    }

    private static void addBox(
        OutputTensor boxes,
        int cell,
        int columns,
        int stride,
        float confidence,
        int label,
        Candidates candidates)
        throws FrameRejectedException {
      int row = 4 * cell;
      int column = cell % columns;
      int line = cell / columns;
      float centerX = (column + boxes.floatAt(row)) * stride;
      float centerY = (line + boxes.floatAt(row + 1)) * stride;
      float width = (float) Math.exp(boxes.floatAt(row + 2)) * stride;
      float height = (float) Math.exp(boxes.floatAt(row + 3)) * stride;
      float left = centerX - width / 2;
      float top = centerY - height / 2;
      float right = centerX + width / 2;
      float bottom = centerY + height / 2;
      Answers.requireFiniteBox(left, top, right, bottom, boxes, row);
      candidates.add(left, top, right, bottom, confidence, label);
    }

    /** The model rates no single points, so each has the confidence of the whole. */
    private void addKeypoints(
        OutputTensor points,
        int cell,
        int columns,
        int stride,
        float confidence,
        Candidates candidates)
        throws FrameRejectedException {
      int column = cell % columns;
      int line = cell / columns;
      for (int point = 0; point < layout.keypoints().size(); point++) {
        int index = 2 * (cell * layout.keypoints().size() + point);
        float x = (column + points.floatAt(index)) * stride;
        float y = (line + points.floatAt(index + 1)) * stride;
        candidates.addKeypoint(
            Answers.finite(x, points, index), Answers.finite(y, points, index + 1), confidence);
      }
    }
  }
}
