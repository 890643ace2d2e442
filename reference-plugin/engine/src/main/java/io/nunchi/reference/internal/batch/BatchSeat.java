package io.nunchi.reference.internal.batch;

import ai.onnxruntime.OrtException;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.internal.inference.UnexpectedAnswerException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/** The place of one analyzer among the callers of a {@link BatchGatherer}. */
public final class BatchSeat implements PictureInference {

  /** The state of a caller. */
  enum State {
    /** Not in a call. */
    AWAY,
    /** Preparing its picture. */
    ENTERING,
    /** In the queue. */
    WAITING,
    /** In a batch that runs. */
    RUNNING,
    /** Reading its answer. */
    ANSWERED,
    /** Has no answer but a failure. */
    FAILED
  }

  private final BatchGatherer gatherer;
  private final ByteBuffer input;
  final Condition turn;
  final Rhythm rhythm = new Rhythm();
  volatile boolean closing;

  // guarded by the gatherer's lock
  State state = State.AWAY;
  boolean alone;
  long arrivedNanos;
  long startedNanos;
  int place;
  int pictures = 1;
  @Nullable BatchLane lane;
  @Nullable Throwable failure;

  BatchSeat(BatchGatherer gatherer, ByteBuffer input, Condition turn) {
    this.gatherer = gatherer;
    this.input = input;
    this.turn = turn;
  }

  @Override
  public ByteBuffer input() {
    return input;
  }

  @Override
  public boolean gathers() {
    return true;
  }

  @Override
  public void begin() {
    gatherer.begin(this);
  }

  @Override
  public List<OutputTensor> run() throws OrtException, UnexpectedAnswerException, GivenUpException {
    gatherer.run(this);
    BatchLane answered = lane;
    if (answered != null) {
      return answered.outputs(place);
    }
    if (failure instanceof OrtException failed) {
      throw failed;
    } else if (failure instanceof UnexpectedAnswerException unexpected) {
      throw unexpected;
    } else if (failure instanceof Error broken) {
      throw broken;
    }
    throw new IllegalStateException("a batch could not be run", failure);
  }

  @Override
  public long gatherNanos() {
    return startedNanos - arrivedNanos;
  }

  @Override
  public int pictures() {
    return pictures;
  }

  @Override
  public void end() {
    gatherer.end(this);
  }

  @Override
  public void prove() throws OrtException, UnexpectedAnswerException {
    gatherer.prove(input);
  }

  @Override
  public void cancel() throws OrtException {
    closing = true;
    gatherer.cancel(this);
  }

  @Override
  public void cancelIfInterrupted() throws OrtException {
    gatherer.cancelIfInterrupted(this);
  }

  @Override
  public void close() {
    gatherer.remove(this);
  }
}
