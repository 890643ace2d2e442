package io.nunchi.reference.internal.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.ExtraInput;
import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.spi.failure.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares what a model declares with what its manifest says. Outputs that the manifest does not
 * name are left unread.
 */
final class SignatureCheck {

  /** No answer is larger: 64 Mi elements. */
  private static final long MAX_OUTPUT_ELEMENTS = 1L << 26;

  private static final String FIX_OUTPUT =
      "correct \"output\", \"input\" or \"labels\" in the manifest";

  private final ModelManifest manifest;
  private final int batch;
  private final List<Problem> problems = new ArrayList<>();

  private SignatureCheck(ModelManifest manifest, int batch) {
    this.manifest = manifest;
    this.batch = batch;
  }

  /** Every difference, or an empty list. */
  static List<Problem> problems(ModelManifest manifest, OrtSession session, BatchSizes sizes)
      throws OrtException {
    // Where the model prescribes a batch, that is the only size.
    SignatureCheck check = new SignatureCheck(manifest, sizes.sizes().get(0));
    check.inputs(session.getInputInfo());
    check.outputs(session.getOutputInfo());
    return check.problems;
  }

  private void inputs(Map<String, NodeInfo> declared) {
    Map<String, OnnxJavaType> types = new LinkedHashMap<>();
    Map<String, long[]> shapes = new LinkedHashMap<>();
    types.put(manifest.inputName(), TensorTypes.of(manifest.preprocessing().type()));
    shapes.put(
        manifest.inputName(), BatchShapes.of(TensorTypes.shape(manifest.preprocessing()), batch));
    for (ExtraInput extra : manifest.extraInputs()) {
      types.put(extra.name(), OnnxJavaType.INT64);
      shapes.put(extra.name(), BatchShapes.of(ExtraInputTensor.SHAPE, batch));
    }
    types.forEach(
        (name, type) -> {
          String expected = type + " " + Arrays.toString(shapes.get(name));
          input(name, type, shapes.getOrDefault(name, new long[0]), expected, declared.get(name));
        });
    declared.forEach(
        (name, info) -> {
          if (!types.containsKey(name)) {
            wrongInput(
                name,
                "the model takes an input that the manifest does not give",
                "only " + String.join(", ", types.keySet()),
                describe(info));
          }
        });
  }

  private void input(
      String name,
      OnnxJavaType type,
      long[] shape,
      String expected,
      @org.jspecify.annotations.Nullable NodeInfo declared) {
    if (declared == null) {
      wrongInput(name, "the model has no input of this name", expected, "no such input");
    } else if (declared.getInfo() instanceof TensorInfo info
        && name.equals(manifest.inputName())
        && info.getShape().length > 0
        && info.getShape()[0] > batch) {
      wrongInput(
          name,
          "the model takes too many pictures at once",
          "a batch of at most " + batch + ", or an open one",
          describe(declared));
    } else if (!(declared.getInfo() instanceof TensorInfo info)
        || info.type != type
        || !fits(shape, info.getShape())) {
      wrongInput(name, "the model's input is not the manifest's", expected, describe(declared));
    }
  }

  private void wrongInput(String name, String what, String expected, String found) {
    problems.add(
        Problem.of(ReferenceErrors.MODEL_INPUT, what)
            .expected(expected)
            .found(found)
            .where(where("input " + name))
            .fix("correct \"input\", \"preprocessing\" or \"extraInputs\" in the manifest"));
  }

  private static boolean fits(long[] expected, long[] declared) {
    if (expected.length != declared.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (declared[i] >= 0 && declared[i] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private void outputs(Map<String, NodeInfo> declared) {
    List<ExpectedTensor> expected = manifest.output().tensors();
    for (ExpectedTensor tensor : expected) {
      if (batch > 1 && !BatchShapes.isOfOnePicture(tensor)) {
        wrongOutput(
            tensor.name(),
            "the decoder does not read the answers to several pictures",
            "a model that takes one picture at a time",
            "a model that takes " + batch);
      } else {
        output(BatchShapes.of(tensor, batch), declared.get(tensor.name()));
      }
    }
  }

  private void output(ExpectedTensor tensor, @org.jspecify.annotations.Nullable NodeInfo declared) {
    long elements = tensor.shape().stream().mapToLong(Math::abs).reduce(1, Math::multiplyExact);
    if (declared == null) {
      wrongOutput(
          tensor.name(),
          "the model has no output of this name",
          describe(tensor),
          "no such output");
    } else if (!(declared.getInfo() instanceof TensorInfo info)
        || !TensorTypes.admits(tensor.type(), info.type)
        || !tensor.admits(info.getShape())) {
      boolean transposed =
          declared.getInfo() instanceof TensorInfo info && tensor.isTransposed(info.getShape());
      wrongOutput(
          tensor.name(),
          transposed
              ? "the model's output is transposed: its axes are in another order"
              : "the model's output is not the manifest's",
          describe(tensor),
          describe(declared),
          transposed
              ? "choose another \"order\" in \"output\", if the decoder has one"
              : FIX_OUTPUT);
    } else if (elements > MAX_OUTPUT_ELEMENTS) {
      wrongOutput(
          tensor.name(),
          "the model's output is too large",
          "at most " + MAX_OUTPUT_ELEMENTS + " elements",
          elements + " elements");
    }
  }

  private void wrongOutput(String name, String what, String expected, String found) {
    wrongOutput(name, what, expected, found, FIX_OUTPUT);
  }

  private void wrongOutput(String name, String what, String expected, String found, String fix) {
    problems.add(
        Problem.of(ReferenceErrors.MODEL_OUTPUT, what)
            .expected(expected)
            .found(found)
            .where(where("output " + name))
            .fix(fix));
  }

  private String where(String tensor) {
    return "model " + manifest.id() + ", " + tensor;
  }

  private static String describe(ExpectedTensor tensor) {
    return TensorTypes.describe(tensor.type()) + " " + tensor.description();
  }

  private static String describe(NodeInfo declared) {
    return declared.getInfo() instanceof TensorInfo info
        ? info.type + " " + Arrays.toString(info.getShape())
        : "no tensor: " + declared.getInfo();
  }
}
