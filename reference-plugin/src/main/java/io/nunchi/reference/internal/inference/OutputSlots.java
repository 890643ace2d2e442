package io.nunchi.reference.internal.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.spi.failure.Problem;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a model's answers go. An output of fixed shape has memory of its own, into which ONNX
 * Runtime writes; it refuses to write an answer of another shape there. Other outputs are checked
 * and copied for each frame.
 */
final class OutputSlots implements AutoCloseable {

  private final List<ExpectedTensor> expected;
  private final Map<String, OnnxJavaType> types = new LinkedHashMap<>();
  private final Map<String, PinnedOutput> pinnedByName = new LinkedHashMap<>();
  private final Map<String, OnnxTensor> pinned = new LinkedHashMap<>();
  private final Set<String> unpinned = new LinkedHashSet<>();
  private final List<OutputTensor> views = new ArrayList<>();

  OutputSlots(OrtSession session, List<ExpectedTensor> expected) throws OrtException {
    this.expected = expected;
    Map<String, NodeInfo> declared = session.getOutputInfo();
    for (ExpectedTensor tensor : expected) {
      NodeInfo node = declared.get(tensor.name());
      if (node != null && node.getInfo() instanceof TensorInfo info) {
        types.put(tensor.name(), info.type);
      }
    }
  }

  /** Makes the memory; whoever calls this closes the slots on every path. */
  void pin(OrtEnvironment environment) throws OrtException {
    for (ExpectedTensor tensor : expected) {
      OnnxJavaType type = types.getOrDefault(tensor.name(), OnnxJavaType.UNKNOWN);
      if (tensor.isFixed() && PinnedOutput.holds(type)) {
        PinnedOutput slot = PinnedOutput.create(environment, tensor, type);
        pinnedByName.put(tensor.name(), slot);
        pinned.put(tensor.name(), slot.tensor());
      } else {
        unpinned.add(tensor.name());
      }
    }
  }

  Map<String, OnnxTensor> pinned() {
    return pinned;
  }

  Set<String> unpinned() {
    return unpinned;
  }

  /** Views of all outputs; the list and the pinned views are the same for every frame. */
  List<OutputTensor> read(OrtSession.Result result) throws OrtException, UnexpectedAnswerException {
    if (unpinned.isEmpty() && !views.isEmpty()) {
      pinnedByName.values().forEach(PinnedOutput::refresh);
      return views;
    }
    views.clear();
    for (ExpectedTensor tensor : expected) {
      PinnedOutput slot = pinnedByName.get(tensor.name());
      if (slot == null) {
        views.add(copied(tensor, answer(tensor, result)));
      } else {
        slot.refresh();
        views.add(slot.view());
      }
    }
    return views;
  }

  /** Checks an answer to a run without pinned outputs, every number of it. */
  void prove(OrtSession.Result result) throws OrtException, UnexpectedAnswerException {
    if (result.size() != expected.size()) {
      throw new UnexpectedAnswerException(
          Problem.of(ReferenceErrors.ANSWER_SHAPE, "the model gives another number of outputs")
              .expected(String.valueOf(expected.size()))
              .found(String.valueOf(result.size()))
              .fix("correct the manifest's \"output\""));
    }
    for (ExpectedTensor tensor : expected) {
      requireFinite(copied(tensor, answer(tensor, result)));
    }
  }

  private static OnnxTensor answer(ExpectedTensor expected, OrtSession.Result result)
      throws UnexpectedAnswerException {
    OnnxValue value = result.get(expected.name()).orElse(null);
    if (!(value instanceof OnnxTensor tensor)
        || !TensorTypes.admits(expected.type(), tensor.getInfo().type)
        || !expected.admits(tensor.getInfo().getShape())) {
      String found =
          value instanceof OnnxTensor tensor
              ? tensor.getInfo().type + " " + Arrays.toString(tensor.getInfo().getShape())
              : String.valueOf(value);
      throw new UnexpectedAnswerException(
          Problem.of(
                  ReferenceErrors.ANSWER_SHAPE,
                  value instanceof OnnxTensor tensor
                          && expected.isTransposed(tensor.getInfo().getShape())
                      ? "the model's answer is transposed: its axes are in another order"
                      : "the model's answer is not what it was declared as")
              .expected(TensorTypes.describe(expected.type()) + " " + expected.description())
              .found(found)
              .where("output " + expected.name())
              .fix("the model is broken, or the manifest was written for another one"));
    }
    return tensor;
  }

  private static OutputTensor copied(ExpectedTensor expected, OnnxTensor answer) {
    return TensorTypes.admits(ElementType.INTEGER, answer.getInfo().type)
        ? OutputTensor.of(expected.name(), PinnedOutput.longs(answer))
        : OutputTensor.of(expected.name(), floats(answer));
  }

  private static FloatBuffer floats(OnnxTensor answer) {
    FloatBuffer values = answer.getFloatBuffer();
    return values == null ? FloatBuffer.allocate(0) : values;
  }

  private static void requireFinite(OutputTensor tensor) throws UnexpectedAnswerException {
    for (int i = 0; i < tensor.floatCount(); i++) {
      if (!Float.isFinite(tensor.floatAt(i))) {
        throw new UnexpectedAnswerException(
            Problem.of(ReferenceErrors.ANSWER_VALUE, "the model's answer is not a number")
                .expected("finite numbers")
                .found(String.valueOf(tensor.floatAt(i)))
                .where("output " + tensor.name() + ", element " + i)
                .fix("the model is broken: export or quantise it again"));
      }
    }
  }

  @Override
  public void close() {
    pinned.values().forEach(OnnxTensor::close);
    pinned.clear();
    pinnedByName.clear();
    views.clear();
  }
}
