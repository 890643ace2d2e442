package io.nunchi.reference.internal.inference;

import ai.onnxruntime.OrtException;
import io.nunchi.reference.decoder.OutputTensor;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The tensors of one model, for one picture or several: filled, run, read, and used again.
 *
 * <p>Lifecycle: closed before its session, and never while it runs. Threading: one thread at a
 * time, except for {@link #cancel()} and {@link #cancelIfInterrupted()}. Ownership: owns its
 * tensors and their memory.
 */
public interface ModelRun extends AutoCloseable {

  /** Makes tensors. */
  @FunctionalInterface
  interface Maker {

    /**
     * Makes tensors for the greatest batch.
     *
     * @return a run that the caller closes
     * @throws OrtException if a tensor cannot be made
     */
    ModelRun make() throws OrtException;
  }

  /**
   * The memory of one picture's tensor.
   *
   * @param place the picture's index in the batch, from 0
   * @return a direct buffer in native order, to be filled from index 0; the same at every call
   */
  ByteBuffer input(int place);

  /**
   * Runs the model on the first pictures.
   *
   * @param pictures the number of pictures, from 1
   * @throws OrtException if ONNX Runtime fails, also because the run was cancelled
   * @throws UnexpectedAnswerException if the model's answer has another shape or type
   */
  void run(int pictures) throws OrtException, UnexpectedAnswerException;

  /**
   * The answer to one picture.
   *
   * @param place the picture's index in the last run, from 0
   * @return the outputs in the order of the manifest's layout, valid until the next run
   */
  List<OutputTensor> outputs(int place);

  /**
   * Runs the model once on the first picture, without prepared outputs, and checks the outputs that
   * the manifest names: their shapes, and that all their numbers are finite.
   *
   * @throws OrtException if ONNX Runtime fails
   * @throws UnexpectedAnswerException if the answer is not what the manifest says
   */
  void prove() throws OrtException, UnexpectedAnswerException;

  /**
   * Ends the run that is going on, if any; the next run is not affected. Any thread.
   *
   * @throws OrtException if ONNX Runtime does not take the request
   */
  void cancel() throws OrtException;

  /**
   * Ends the run that is going on, if its thread was interrupted. Any thread.
   *
   * @throws OrtException if ONNX Runtime does not take the request
   */
  void cancelIfInterrupted() throws OrtException;

  /** Gives all tensors back. Calling it again has no effect. */
  @Override
  void close();
}
