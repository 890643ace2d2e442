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
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The memory of a model's answers. An output of fixed shape has its own, into which ONNX Runtime
 * writes; it refuses to write an answer of another shape there. Other outputs are checked and
 * copied for each frame.
 */
final class OutputSlots implements AutoCloseable {

  private final List<ExpectedTensor> expected;
  private final Map<String, OnnxJavaType> types = new LinkedHashMap<>();
  private final Map<String, PinnedOutput> pinnedByName = new LinkedHashMap<>();
  private final List<Map<String, OnnxTensor>> pinnedBySize = new ArrayList<>();
  private final Set<String> unpinned = new LinkedHashSet<>();
  private final List<List<OutputTensor>> views = new ArrayList<>();
  private final BatchSizes sizes;

  OutputSlots(OrtSession session, List<ExpectedTensor> expected, BatchSizes sizes)
      throws OrtException {
    this.expected = expected;
    this.sizes = sizes;
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
        pinnedByName.put(tensor.name(), PinnedOutput.create(environment, tensor, type, sizes));
      } else {
        unpinned.add(tensor.name());
      }
    }
    for (int i = 0; i < sizes.sizes().size(); i++) {
      Map<String, OnnxTensor> pinned = new LinkedHashMap<>();
      int index = i;
      pinnedByName.forEach((name, output) -> pinned.put(name, output.tensor(index)));
      pinnedBySize.add(pinned);
    }
    for (int picture = 0; picture < sizes.greatest(); picture++) {
      views.add(new ArrayList<>());
      for (ExpectedTensor tensor : expected) {
        PinnedOutput slot = pinnedByName.get(tensor.name());
        if (slot != null) {
          views.get(picture).add(slot.view(picture));
        }
      }
    }
  }

  Map<String, OnnxTensor> pinned(int sizeIndex) {
    return pinnedBySize.get(sizeIndex);
  }

  Set<String> unpinned() {
    return unpinned;
  }

  /** The answer to one picture; the same list at every call. */
  List<OutputTensor> views(int picture) {
    return views.get(picture);
  }

  /** Takes the answer to the first pictures of a batch; pinned views are the same every time. */
  void read(OrtSession.Result result, int size, int pictures)
      throws OrtException, UnexpectedAnswerException {
    for (PinnedOutput output : pinnedByName.values()) {
      output.refresh(pictures);
    }
    if (unpinned.isEmpty()) {
      return;
    }
    for (int picture = 0; picture < pictures; picture++) {
      views.get(picture).clear();
    }
    for (ExpectedTensor tensor : expected) {
      PinnedOutput slot = pinnedByName.get(tensor.name());
      if (slot == null) {
        addCopies(tensor.name(), answer(tensor, result, size), size, pictures);
      } else {
        for (int picture = 0; picture < pictures; picture++) {
          views.get(picture).add(slot.view(picture));
        }
      }
    }
  }

  private void addCopies(String name, OnnxTensor answer, int size, int pictures) {
    boolean whole = TensorTypes.admits(ElementType.INTEGER, answer.getInfo().type);
    LongBuffer integers = whole ? PinnedOutput.longs(answer) : LongBuffer.allocate(0);
    FloatBuffer floats = whole ? FloatBuffer.allocate(0) : floats(answer);
    int each = (whole ? integers.capacity() : floats.capacity()) / size;
    for (int picture = 0; picture < pictures; picture++) {
      int from = picture * each;
      views
          .get(picture)
          .add(
              whole
                  ? OutputTensor.of(name, integers.slice(from, each))
                  : OutputTensor.of(name, floats.slice(from, each)));
    }
  }

  /** The names of the outputs that are asked of ONNX Runtime; the model's others stay unread. */
  Set<String> names() {
    return types.keySet();
  }

  /** Checks an answer to a run without pinned outputs, every number of it. */
  void prove(OrtSession.Result result, int size) throws OrtException, UnexpectedAnswerException {
    for (ExpectedTensor tensor : expected) {
      requireFinite(copied(tensor, answer(tensor, result, size)));
    }
  }

  private static OnnxTensor answer(ExpectedTensor ofOne, OrtSession.Result result, int size)
      throws UnexpectedAnswerException {
    ExpectedTensor expected = BatchShapes.of(ofOne, size);
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
    pinnedByName.values().forEach(PinnedOutput::close);
    pinnedByName.clear();
    pinnedBySize.clear();
    views.clear();
  }
}
