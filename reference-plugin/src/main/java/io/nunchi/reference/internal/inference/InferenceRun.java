package io.nunchi.reference.internal.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.internal.manifest.ExtraInput;
import io.nunchi.reference.internal.manifest.ModelManifest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tensors of one analyzer: made once, filled again for every frame.
 *
 * <p>Lifecycle: made by {@link ModelSession#newRun()}, closed before its session and never while it
 * runs. Threading: one thread at a time, except for {@link #cancellation()}. Ownership: owns its
 * tensors and their memory.
 */
public final class InferenceRun implements AutoCloseable {

  private final OrtSession session;
  private final ByteBuffer input;
  private final Map<String, OnnxTensorLike> inputs = new LinkedHashMap<>();
  private final OutputSlots outputs;
  private final Cancellation cancellation;

  InferenceRun(OrtEnvironment environment, OrtSession session, ModelManifest manifest)
      throws OrtException {
    this.session = session;
    long bytes = manifest.preprocessing().tensorBytes();
    this.input = ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
    this.outputs = new OutputSlots(session, manifest.output().tensors());
    this.cancellation = new Cancellation();
    try {
      inputs.put(
          manifest.inputName(),
          OnnxTensor.createTensor(
              environment,
              input,
              TensorTypes.shape(manifest.preprocessing()),
              TensorTypes.of(manifest.preprocessing().type())));
      for (ExtraInput extra : manifest.extraInputs()) {
        inputs.put(
            extra.name(), ExtraInputTensor.create(environment, extra, manifest.preprocessing()));
      }
      outputs.pin(environment);
    } catch (OrtException | RuntimeException | Error failure) {
      close();
      throw failure;
    }
  }

  /**
   * The memory of the picture's tensor.
   *
   * @return a direct buffer in native order, to be filled from index 0
   */
  public ByteBuffer input() {
    return input;
  }

  /**
   * Lets other threads end a run early.
   *
   * @return the same object at every call
   */
  public Cancellation cancellation() {
    return cancellation;
  }

  /**
   * Runs the model on what is in {@link #input()}.
   *
   * @return the outputs in the order of the manifest's layout, valid until the next run
   * @throws OrtException if ONNX Runtime fails, also because the run was cancelled
   * @throws UnexpectedAnswerException if the model's answer has another shape or type
   */
  public List<OutputTensor> run() throws OrtException, UnexpectedAnswerException {
    cancellation.begin();
    try (OrtSession.Result result =
        session.run(inputs, outputs.unpinned(), outputs.pinned(), cancellation.options())) {
      return outputs.read(result);
    } finally {
      cancellation.end();
    }
  }

  /**
   * Runs the model once without prepared outputs, and looks at the answer as a whole: what it is,
   * and whether all its numbers are finite.
   *
   * @throws OrtException if ONNX Runtime fails
   * @throws UnexpectedAnswerException if the answer is not what the manifest says
   */
  public void prove() throws OrtException, UnexpectedAnswerException {
    cancellation.begin();
    try (OrtSession.Result result = session.run(inputs, cancellation.options())) {
      outputs.prove(result);
    } finally {
      cancellation.end();
    }
  }

  /** Gives all tensors back. Calling it again has no effect. */
  @Override
  public void close() {
    inputs.values().forEach(OnnxTensorLike::close);
    inputs.clear();
    outputs.close();
    cancellation.close();
  }
}
