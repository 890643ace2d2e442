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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tensors of one session, made once and filled again for every run. All batch sizes share one
 * memory, in which picture lies behind picture.
 */
public final class InferenceRun implements ModelRun {

  private static final byte[] ZEROS = new byte[1 << 13];

  private final OrtSession session;
  private final BatchSizes sizes;
  private final List<ByteBuffer> pictures = new ArrayList<>();
  private final boolean[] filled;
  private final List<Map<String, OnnxTensorLike>> inputsBySize = new ArrayList<>();
  private final OutputSlots outputs;
  private final Cancellation cancellation;

  InferenceRun(
      OrtEnvironment environment, OrtSession session, ModelManifest manifest, BatchSizes sizes)
      throws OrtException {
    this.session = session;
    this.sizes = sizes;
    this.filled = new boolean[sizes.greatest()];
    int bytes = Math.toIntExact(manifest.preprocessing().tensorBytes());
    ByteBuffer memory = ByteBuffer.allocateDirect(Math.multiplyExact(bytes, sizes.greatest()));
    for (int place = 0; place < sizes.greatest(); place++) {
      pictures.add(memory.slice(place * bytes, bytes).order(ByteOrder.nativeOrder()));
    }
    this.outputs = new OutputSlots(session, manifest.output().tensors(), sizes);
    this.cancellation = new Cancellation();
    try {
      for (int size : sizes.sizes()) {
        Map<String, OnnxTensorLike> inputs = new LinkedHashMap<>();
        inputsBySize.add(inputs);
        inputs.put(
            manifest.inputName(),
            OnnxTensor.createTensor(
                environment,
                memory.slice(0, size * bytes).order(ByteOrder.nativeOrder()),
                BatchShapes.of(TensorTypes.shape(manifest.preprocessing()), size),
                TensorTypes.of(manifest.preprocessing().type())));
        for (ExtraInput extra : manifest.extraInputs()) {
          inputs.put(
              extra.name(),
              ExtraInputTensor.create(environment, extra, manifest.preprocessing(), size));
        }
      }
      outputs.pin(environment);
    } catch (OrtException | RuntimeException | Error failure) {
      close();
      throw failure;
    }
  }

  @Override
  public ByteBuffer input(int place) {
    return pictures.get(place);
  }

  @Override
  public void run(int count) throws OrtException, UnexpectedAnswerException {
    int index = prepared(count);
    cancellation.begin();
    try (OrtSession.Result result =
        session.run(
            inputsBySize.get(index),
            outputs.unpinned(),
            outputs.pinned(index),
            cancellation.options())) {
      outputs.read(result, sizes.sizes().get(index), count);
    } finally {
      cancellation.end();
    }
  }

  @Override
  public List<OutputTensor> outputs(int place) {
    return outputs.views(place);
  }

  @Override
  public void prove() throws OrtException, UnexpectedAnswerException {
    int index = prepared(1);
    cancellation.begin();
    try (OrtSession.Result result =
        session.run(inputsBySize.get(index), outputs.names(), cancellation.options())) {
      outputs.prove(result, sizes.sizes().get(index));
    } finally {
      cancellation.end();
    }
  }

  /** Returns the index of the size that takes so many pictures, and fills the rest with zeros. */
  private int prepared(int count) {
    int index = sizes.indexFor(count);
    for (int place = 0; place < sizes.sizes().get(index); place++) {
      if (place >= count && filled[place]) {
        clear(pictures.get(place));
      }
      filled[place] = place < count;
    }
    return index;
  }

  private static void clear(ByteBuffer picture) {
    int at = 0;
    while (at < picture.capacity()) {
      int length = Math.min(ZEROS.length, picture.capacity() - at);
      picture.put(at, ZEROS, 0, length);
      at += length;
    }
  }

  @Override
  public void cancel() throws OrtException {
    cancellation.cancel();
  }

  @Override
  public void cancelIfInterrupted() throws OrtException {
    cancellation.cancelIfInterrupted();
  }

  @Override
  public void close() {
    inputsBySize.forEach(inputs -> inputs.values().forEach(OnnxTensorLike::close));
    inputsBySize.clear();
    outputs.close();
    cancellation.close();
  }
}
