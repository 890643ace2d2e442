package io.nunchi.reference.internal.batch;

import ai.onnxruntime.OrtException;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.internal.inference.ModelRun;
import io.nunchi.reference.internal.inference.UnexpectedAnswerException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one batch, from the time when its callers are gathered until the last one has read
 * its answer.
 *
 * <p>Threading: its gatherer's lock, but for {@link #run()}, which is its leader's, and {@link
 * #outputs}, which a caller reads while it holds a share. Ownership: owns the tensors.
 */
final class BatchLane {

  private final ModelRun.Maker maker;
  private final BatchSeat[] seats;
  private volatile @Nullable ModelRun tensors;
  private @Nullable Thread leader;
  private int count;
  private int shares;

  BatchLane(ModelRun.Maker maker, int most) {
    this.maker = maker;
    this.seats = new BatchSeat[most];
  }

  /** Begins a batch that a thread gathers and runs. */
  void begin(Thread newLeader) {
    leader = newLeader;
    count = 0;
    shares = 0;
  }

  boolean isLeaderInterrupted() {
    return leader != null && leader.isInterrupted();
  }

  /** Adds a caller, and says which place it has. */
  int add(BatchSeat seat) {
    seats[count] = seat;
    shares++;
    return count++;
  }

  int count() {
    return count;
  }

  BatchSeat seat(int place) {
    return seats[place];
  }

  /** Gives one caller's share back, and says whether it was the last one. */
  boolean giveBack() {
    shares--;
    return shares == 0;
  }

  boolean isLedBy(BatchSeat seat) {
    return count > 0 && seats[0] == seat;
  }

  /** Copies the pictures and runs the model; returns what went wrong, or null. */
  @Nullable Throwable run() {
    try {
      ModelRun run = tensors;
      if (run == null) {
        run = maker.make();
        tensors = run;
      }
      for (int place = 0; place < count; place++) {
        run.input(place).put(0, seats[place].input(), 0, seats[place].input().capacity());
      }
      run.run(count);
      return null;
    } catch (OrtException | UnexpectedAnswerException | RuntimeException | Error failure) {
      return failure;
    }
  }

  List<OutputTensor> outputs(int place) {
    ModelRun run = tensors;
    if (run == null) {
      throw new IllegalStateException("a batch that never ran has no answer");
    }
    return run.outputs(place);
  }

  void cancel() throws OrtException {
    ModelRun run = tensors;
    if (run != null) {
      run.cancel();
    }
  }

  void cancelIfInterrupted() throws OrtException {
    ModelRun run = tensors;
    if (run != null) {
      run.cancelIfInterrupted();
    }
  }

  void close() {
    ModelRun run = tensors;
    if (run != null) {
      run.close();
    }
  }
}
