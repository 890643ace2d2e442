package io.nunchi.reference.internal.batch;

import ai.onnxruntime.OrtException;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.internal.inference.UnexpectedAnswerException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The way in which one analyzer asks the model, alone or together with others.
 *
 * <p>Lifecycle: for every frame {@link #begin()}, fill {@link #input()}, {@link #run()}, read the
 * answer, {@link #end()}; closed by its analyzer. Threading: one thread at a time, except for
 * {@link #cancel()} and {@link #cancelIfInterrupted()}. Ownership: owns the input's memory.
 */
public interface PictureInference extends AutoCloseable {

  /**
   * The memory of the picture's tensor.
   *
   * @return a direct buffer in native order, to be filled from index 0; the same at every call
   */
  ByteBuffer input();

  /**
   * Tells whether runs may be shared with other analyzers.
   *
   * @return the same at every call
   */
  boolean gathers();

  /** Says that a frame is being prepared, so that others may wait for it. */
  void begin();

  /**
   * Asks the model about what is in {@link #input()}.
   *
   * @return the outputs in the order of the manifest's layout, valid until {@link #end()}
   * @throws OrtException if ONNX Runtime fails, also because the run was cancelled
   * @throws UnexpectedAnswerException if the model's answer has another shape or type
   * @throws GivenUpException if the caller was interrupted while it waited, or is closing
   */
  List<OutputTensor> run() throws OrtException, UnexpectedAnswerException, GivenUpException;

  /**
   * Measures the wait of the last {@link #run()} before the model ran.
   *
   * @return nanoseconds; 0 where nothing is gathered
   */
  long gatherNanos();

  /**
   * Counts the pictures that the last {@link #run()} asked the model about at once.
   *
   * @return 1 where nothing is gathered; valid until {@link #end()}
   */
  int pictures();

  /** Says that the frame is done with, whatever came of it. */
  void end();

  /**
   * Asks the model once, and looks at every number of its answer.
   *
   * @throws OrtException if ONNX Runtime fails
   * @throws UnexpectedAnswerException if the answer is not what the manifest says
   */
  void prove() throws OrtException, UnexpectedAnswerException;

  /**
   * Ends the run or the wait that is going on, if any, since its analyzer closes. Any thread.
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

  /** Gives everything back. Calling it again has no effect. */
  @Override
  void close();
}
