package io.nunchi.reference.internal.batch;

import ai.onnxruntime.OrtException;
import io.nunchi.reference.internal.batch.BatchSeat.State;
import io.nunchi.reference.internal.inference.ModelRun;
import io.nunchi.reference.internal.inference.UnexpectedAnswerException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Gathers concurrent callers into batches. The caller that has waited longest leads: it waits for
 * others while some are expected, at most for a window, and runs the model for all who are there.
 *
 * <p>A caller is expected while it prepares its picture, or when it used to come at such a time; so
 * a caller that is alone never waits. Callers that come while all lanes are busy form the next
 * batch. A picture is copied into its place in the batch, so that whoever is rejected, interrupted
 * or closed leaves nothing behind for others: when a leader gives up, the rest runs again without
 * it in another lane, because its run may never end, and a batch that fails is run again picture by
 * picture, for each to get its own answer.
 *
 * <p>Lifecycle: closed after all its seats. Threading: any thread; it starts none. Ownership: owns
 * the lanes' tensors.
 */
public final class BatchGatherer implements AutoCloseable {

  private final ModelRun.Maker maker;
  private final int pictureBytes;
  private final int maxLanes;
  private final long windowNanos;
  private final LongSupplier nanoTime;
  private final System.Logger logger;
  private final BatchTally tally;
  private final ReentrantLock lock = new ReentrantLock();

  // guarded by the lock
  private final List<BatchSeat> seats = new ArrayList<>();
  private final Deque<BatchSeat> waiting = new ArrayDeque<>();
  private final List<BatchLane> lanes = new ArrayList<>();
  private final Deque<BatchLane> idleLanes = new ArrayDeque<>();
  private int most;
  private boolean failureReported;
  private boolean closed;

  /**
   * Creates a gatherer without seats.
   *
   * @param maker makes the tensors of a batch; each lane needs them once
   * @param pictureBytes size of one picture's tensor
   * @param most the greatest number of callers that share a run, from 1
   * @param maxLanes the greatest number of batches that run or are read concurrently, from 1
   * @param windowNanos the longest time that a caller waits for others
   * @param nanoTime a monotonic clock
   * @param logger takes the first failure of a batch
   */
  public BatchGatherer(
      ModelRun.Maker maker,
      int pictureBytes,
      int most,
      int maxLanes,
      long windowNanos,
      LongSupplier nanoTime,
      System.Logger logger) {
    this.maker = maker;
    this.pictureBytes = pictureBytes;
    this.most = most;
    this.maxLanes = maxLanes;
    this.windowNanos = windowNanos;
    this.nanoTime = nanoTime;
    this.logger = logger;
    this.tally = new BatchTally(most);
  }

  /**
   * Adds a caller.
   *
   * @return its seat, which the caller closes
   */
  public BatchSeat newSeat() {
    ByteBuffer input = ByteBuffer.allocateDirect(pictureBytes).order(ByteOrder.nativeOrder());
    lock.lock();
    try {
      BatchSeat seat = new BatchSeat(this, input, lock.newCondition());
      seats.add(seat);
      return seat;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns the sizes of the batches so far.
   *
   * @return counts that keep rising
   */
  public BatchTally tally() {
    return tally;
  }

  /** From now on, every caller has a run of its own. */
  public void stopGathering() {
    lock.lock();
    try {
      most = 1;
      wakeHead();
    } finally {
      lock.unlock();
    }
  }

  void begin(BatchSeat seat) {
    lock.lock();
    try {
      seat.state = State.ENTERING;
    } finally {
      lock.unlock();
    }
  }

  /** Returns when the seat has an answer or a failure. */
  void run(BatchSeat seat) throws GivenUpException {
    lock.lock();
    try {
      arrive(seat);
      while (seat.state == State.WAITING || seat.state == State.RUNNING) {
        if (seat.closing) {
          leave(seat);
          throw new GivenUpException();
        }
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        long patience = patience(seat);
        if (patience > 0) {
          seat.turn.awaitNanos(patience);
        } else {
          lead(seat);
        }
      }
    } catch (InterruptedException interrupted) {
      leave(seat);
      Thread.currentThread().interrupt();
      throw new GivenUpException();
    } finally {
      lock.unlock();
    }
  }

  private void arrive(BatchSeat seat) {
    seat.state = State.WAITING;
    seat.alone = false;
    seat.failure = null;
    seat.arrivedNanos = nanoTime.getAsLong();
    seat.startedNanos = seat.arrivedNanos;
    seat.rhythm.arrived(seat.arrivedNanos);
    waiting.addLast(seat);
    wakeHead();
  }

  /** The time to wait: for ever if it is another's turn, none if the batch is complete. */
  private long patience(BatchSeat seat) {
    boolean leads =
        seat.state == State.WAITING
            && waiting.peekFirst() == seat
            && (!idleLanes.isEmpty() || lanes.size() < maxLanes);
    if (!leads) {
      return Long.MAX_VALUE;
    }
    if (seat.alone || waiting.size() >= most) {
      return 0;
    }
    long now = nanoTime.getAsLong();
    long until = seat.arrivedNanos + windowNanos;
    return until - now > 0 && isAnyoneExpected(now, until) ? until - now : 0;
  }

  private boolean isAnyoneExpected(long now, long until) {
    for (int i = 0; i < seats.size(); i++) {
      BatchSeat seat = seats.get(i);
      boolean outside = seat.state == State.AWAY || seat.state == State.ANSWERED;
      if (seat.state == State.ENTERING
          || (outside && seat.rhythm.expects(now, until, windowNanos))) {
        return true;
      }
    }
    return false;
  }

  /** Runs a batch; holds the lock before and after, not meanwhile. */
  private void lead(BatchSeat leader) {
    BatchLane lane = takeLane();
    lane.begin(Thread.currentThread());
    fill(lane);
    wakeHead();
    lock.unlock();
    Throwable failure;
    try {
      failure = lane.run();
    } finally {
      lock.lock();
    }
    if (failure == null) {
      answer(lane);
    } else {
      boolean leaderGaveUp = leader.closing || Thread.currentThread().isInterrupted();
      fail(lane, failure, leaderGaveUp);
    }
    wakeHead();
  }

  private BatchLane takeLane() {
    BatchLane lane = idleLanes.pollLast();
    if (lane == null) {
      lane = new BatchLane(maker, most);
      lanes.add(lane);
    }
    return lane;
  }

  private void fill(BatchLane lane) {
    long now = nanoTime.getAsLong();
    boolean alone = false;
    while (!waiting.isEmpty() && !alone && lane.count() < most) {
      BatchSeat next = waiting.peekFirst();
      alone = next.alone;
      if (alone && lane.count() > 0) {
        return;
      }
      waiting.removeFirst();
      next.state = State.RUNNING;
      next.startedNanos = now;
      next.place = lane.add(next);
      next.lane = lane;
    }
  }

  private void answer(BatchLane lane) {
    tally.ran(lane.count());
    for (int place = 0; place < lane.count(); place++) {
      BatchSeat seat = lane.seat(place);
      if (isIn(seat, lane)) {
        seat.state = State.ANSWERED;
        seat.pictures = lane.count();
        seat.turn.signal();
      }
    }
  }

  /** Seats that left their batch may be in another one already. */
  private static boolean isIn(BatchSeat seat, BatchLane lane) {
    return seat.lane == lane && seat.state == State.RUNNING;
  }

  private void fail(BatchLane lane, Throwable failure, boolean leaderGaveUp) {
    boolean again = lane.count() > 1;
    if (again && !leaderGaveUp) {
      report(lane.count(), failure);
    }
    for (int place = lane.count() - 1; place >= 0; place--) {
      BatchSeat seat = lane.seat(place);
      if (!isIn(seat, lane)) {
        continue;
      }
      if (again && !(leaderGaveUp && place == 0)) {
        seat.state = State.WAITING;
        seat.alone = !leaderGaveUp;
        waiting.addFirst(seat);
      } else {
        seat.state = State.FAILED;
        seat.failure = failure;
      }
      giveBack(seat);
      seat.turn.signal();
    }
  }

  private void report(int pictures, Throwable failure) {
    if (!failureReported) {
      failureReported = true;
      logger.log(
          System.Logger.Level.WARNING,
          "a batch of "
              + pictures
              + " pictures failed, and was run again picture by picture; so will be others, of"
              + " which nothing is said",
          failure);
    }
  }

  private void giveBack(BatchSeat seat) {
    BatchLane lane = seat.lane;
    seat.lane = null;
    if (lane == null || !lane.giveBack()) {
      return;
    }
    if (lanes.contains(lane)) {
      idleLanes.addLast(lane);
    } else if (!closed && lanes.size() < maxLanes) {
      lanes.add(lane); // given up, and back before anybody needed another
      idleLanes.addLast(lane);
    } else {
      lane.close();
    }
  }

  /**
   * Does without a lane whose run was asked to end, because it may never end: the device hangs, or
   * the memory for it is not given. Its callers but the leader, which is inside, run again.
   */
  private void giveUp(BatchLane lane) {
    lanes.remove(lane);
    for (int place = lane.count() - 1; place > 0; place--) {
      BatchSeat seat = lane.seat(place);
      if (isIn(seat, lane)) {
        seat.state = State.WAITING;
        waiting.addFirst(seat);
        giveBack(seat);
        seat.turn.signal();
      }
    }
    wakeHead();
  }

  private void leave(BatchSeat seat) {
    if (seat.state == State.WAITING) {
      waiting.remove(seat);
    }
    giveBack(seat);
    seat.state = State.AWAY;
    wakeHead();
  }

  void end(BatchSeat seat) {
    lock.lock();
    try {
      leave(seat);
    } finally {
      lock.unlock();
    }
  }

  /** Wakes the head of the queue so that it can check again. */
  private void wakeHead() {
    BatchSeat head = waiting.peekFirst();
    if (head != null) {
      head.turn.signal();
    }
  }

  void cancel(BatchSeat seat) throws OrtException {
    lock.lock();
    try {
      BatchLane lane = seat.lane;
      if (seat.state == State.RUNNING && lane != null && lane.isLedBy(seat)) {
        lane.cancel();
        giveUp(lane);
      } else {
        seat.turn.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  void cancelIfInterrupted(BatchSeat seat) throws OrtException {
    lock.lock();
    try {
      BatchLane lane = seat.lane;
      if (seat.state == State.RUNNING
          && lane != null
          && lane.isLedBy(seat)
          && lane.isLeaderInterrupted()) {
        lane.cancelIfInterrupted();
        giveUp(lane);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Runs the model on a picture in tensors of its own, and looks at every number. */
  void prove(ByteBuffer picture) throws OrtException, UnexpectedAnswerException {
    try (ModelRun run = maker.make()) {
      run.input(0).put(0, picture, 0, picture.capacity());
      run.prove();
    }
  }

  void remove(BatchSeat seat) {
    lock.lock();
    try {
      seats.remove(seat);
      leave(seat);
    } finally {
      lock.unlock();
    }
  }

  /** Gives the tensors back, when no caller is left. Calling it again has no effect. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      lanes.forEach(BatchLane::close);
      lanes.clear();
      idleLanes.clear();
    } finally {
      lock.unlock();
    }
  }
}
