package io.nunchi.reference.internal.batch;

import ai.onnxruntime.OrtException;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.internal.inference.InferenceRun;
import io.nunchi.reference.internal.inference.UnexpectedAnswerException;
import java.nio.ByteBuffer;
import java.util.List;

/** Runs the model for one analyzer alone, in tensors of its own, which no one waits for. */
public final class OwnInference implements PictureInference {

  private final InferenceRun run;

  /**
   * Takes over a run, and closes it in the end.
   *
   * @param run the analyzer's tensors
   */
  public OwnInference(InferenceRun run) {
    this.run = run;
  }

  @Override
  public ByteBuffer input() {
    return run.input(0);
  }

  @Override
  public boolean gathers() {
    return false;
  }

  @Override
  public void begin() {
    // nobody waits for this analyzer
  }

  @Override
  public List<OutputTensor> run() throws OrtException, UnexpectedAnswerException {
    run.run(1);
    return run.outputs(0);
  }

  @Override
  public long gatherNanos() {
    return 0;
  }

  @Override
  public int pictures() {
    return 1;
  }

  @Override
  public void end() {
    // the outputs stay this analyzer's
  }

  @Override
  public void prove() throws OrtException, UnexpectedAnswerException {
    run.prove();
  }

  @Override
  public void cancel() throws OrtException {
    run.cancel();
  }

  @Override
  public void cancelIfInterrupted() throws OrtException {
    run.cancelIfInterrupted();
  }

  @Override
  public void close() {
    run.close();
  }
}
