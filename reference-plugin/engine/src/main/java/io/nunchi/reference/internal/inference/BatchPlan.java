package io.nunchi.reference.internal.inference;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.internal.inference.ExecutionProvider.Kind;
import io.nunchi.reference.internal.manifest.ModelManifest;
import java.util.OptionalInt;

/**
 * The batches in which a model runs, and the reason.
 *
 * <p>Immutable; any thread.
 *
 * @param kind the device on which they run
 * @param sizes the batches
 * @param lanes the number of batches that run concurrently
 * @param reason the reason for these, a part of a sentence for an operator
 */
public record BatchPlan(Kind kind, BatchSizes sizes, int lanes, String reason) {

  /** The greatest batch that is gathered where the model leaves it open. */
  public static final int GREATEST = 8;

  /** The greatest batch dimension that a model may prescribe. */
  static final int GREATEST_FIXED = 64;

  /** While one batch is computed, the next one is gathered and the last one is read. */
  private static final int GPU_LANES = 2;

  static BatchPlan of(
      OrtSession session, ModelManifest manifest, ExecutionProvider provider, SessionTuning tuning)
      throws OrtException {
    long declared = declaredBatch(session, manifest);
    int lanes = lanes(provider, tuning);
    long room = Integer.MAX_VALUE / bytesPerPicture(manifest);
    if (declared >= 0) {
      int fixed = (int) Math.max(1, Math.min(declared, Math.min(room, GREATEST_FIXED)));
      int most = tuning.maxBatch() == 0 ? fixed : Math.min(fixed, tuning.maxBatch());
      return new BatchPlan(
          provider.kind(),
          BatchSizes.fixed(fixed, most),
          lanes,
          fixed == 1
              ? "one picture at a time, as the model takes them"
              : "up to " + most + " pictures at once, as the model takes " + fixed);
    }
    if (!isOpen(session, manifest)) {
      return one(provider, "one picture at a time: the model declares its answer for one");
    }
    if (tuning.maxBatch() == 0 && provider.kind() == Kind.CPU) {
      return one(provider, "one picture at a time: on the cpu a batch saves nothing");
    }
    if (tuning.maxBatch() == 0 && provider.kind() == Kind.TENSORRT) {
      return one(
          provider,
          "one picture at a time: TensorRT prepares every batch size, which takes minutes");
    }
    int wanted = tuning.maxBatch() == 0 ? GREATEST : tuning.maxBatch();
    int most = (int) Math.max(1, Math.min(wanted, room));
    return new BatchPlan(
        provider.kind(),
        provider.kind() == Kind.CPU ? BatchSizes.everyUpTo(most) : BatchSizes.doublingUpTo(most),
        lanes,
        most == 1 ? "one picture at a time, as asked for" : "up to " + most + " pictures at once");
  }

  private static BatchPlan one(ExecutionProvider provider, String reason) {
    return new BatchPlan(provider.kind(), BatchSizes.ONE, 1, reason);
  }

  /**
   * The callers that fill all lanes with full batches.
   *
   * @return their number; or empty where more callers than cores gain nothing: on the CPU, which
   *     the callers themselves keep busy, and where nothing is gathered
   */
  public OptionalInt concurrentCalls() {
    return kind == Kind.CPU || !sizes.gathers()
        ? OptionalInt.empty()
        : OptionalInt.of(sizes.most() * lanes);
  }

  /** On the CPU every batch has its own cores. */
  private static int lanes(ExecutionProvider provider, SessionTuning tuning) {
    int processors = Runtime.getRuntime().availableProcessors();
    int threads = tuning.threads() == 0 ? processors : tuning.threads();
    return provider.kind() == Kind.CPU ? Math.max(2, processors / threads) : GPU_LANES;
  }

  /** The batch dimension of the picture's input; negative if it is open. */
  static long declaredBatch(OrtSession session, ModelManifest manifest) throws OrtException {
    var input = session.getInputInfo().get(manifest.inputName());
    return input != null && input.getInfo() instanceof TensorInfo info && info.getShape().length > 0
        ? info.getShape()[0]
        : 1;
  }

  private static boolean isOpen(OrtSession session, ModelManifest manifest) throws OrtException {
    var declared = session.getOutputInfo();
    for (ExpectedTensor tensor : manifest.output().tensors()) {
      var output = declared.get(tensor.name());
      if (!BatchShapes.isOfOnePicture(tensor)
          || output == null
          || !(output.getInfo() instanceof TensorInfo info)
          || !BatchShapes.of(tensor, GREATEST).admits(info.getShape())) {
        return false;
      }
    }
    return true;
  }

  private static long bytesPerPicture(ModelManifest manifest) {
    long most = manifest.preprocessing().tensorBytes();
    for (ExpectedTensor tensor : manifest.output().tensors()) {
      long elements = tensor.shape().stream().mapToLong(Math::abs).reduce(1, Math::multiplyExact);
      most = Math.max(most, elements * OnnxJavaType.INT64.size);
    }
    return most;
  }
}
