package io.nunchi.reference.internal.batch;

import ai.onnxruntime.OrtException;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.internal.inference.ModelRun;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A model whose picture is one number, and whose answer is ten times that, when a test lets it. */
final class ScriptedModel implements ModelRun.Maker {

  static final int PICTURE_BYTES = Integer.BYTES;

  /** Like native code, a hanging run leaves the thread's interrupt flag as it is. */
  private static final long NATIVE_PAUSE_NANOS = 1_000_000;

  private final int most;

  private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();
  private volatile Predicate<List<Integer>> broken = batch -> false;
  private volatile Predicate<List<Integer>> hanging = batch -> false;
  private boolean held;
  private int running;
  private int open;

  ScriptedModel(int most) {
    this.most = most;
  }

  /** The runs, in the order of their beginnings. */
  List<List<Integer>> batches() {
    return batches;
  }

  /** Makes runs fail. */
  void breakWhere(Predicate<List<Integer>> where) {
    broken = where;
  }

  /** Makes runs hang, which no request ends. */
  void hangWhere(Predicate<List<Integer>> where) {
    hanging = where;
  }

  /** Lets hanging runs end. */
  void endHanging() {
    hanging = batch -> false;
  }

  /** Counts the tensors that were made and are not closed. */
  synchronized int open() {
    return open;
  }

  /** From now on runs do not end. */
  synchronized void hold() {
    held = true;
  }

  /** Lets all runs end. */
  synchronized void release() {
    held = false;
    notifyAll();
  }

  /** Waits until so many runs are held. */
  synchronized void awaitRunning(int count) throws InterruptedException {
    while (running < count) {
      wait();
    }
  }

  private void pass(Run run, List<Integer> batch) throws OrtException {
    begin();
    try {
      while (hanging.test(batch)) {
        LockSupport.parkNanos(NATIVE_PAUSE_NANOS);
      }
      awaitRelease(run);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new OrtException("interrupted");
    } finally {
      end();
    }
    if (run.cancelled) {
      run.cancelled = false;
      throw new OrtException("cancelled");
    }
  }

  private synchronized void begin() {
    running++;
    notifyAll();
  }

  private synchronized void awaitRelease(Run run) throws InterruptedException {
    while (held && !run.cancelled) {
      wait();
    }
  }

  private synchronized void end() {
    running--;
  }

  private synchronized void cancel(Run run) {
    run.cancelled = true;
    notifyAll();
  }

  @Override
  public synchronized ModelRun make() {
    open++;
    return new Run();
  }

  /** One memory, which every run writes over. */
  private final class Run implements ModelRun {

    private final List<ByteBuffer> inputs = new ArrayList<>();
    private final FloatBuffer answers = FloatBuffer.allocate(most);
    private volatile boolean cancelled;

    private Run() {
      for (int place = 0; place < most; place++) {
        inputs.add(ByteBuffer.allocateDirect(PICTURE_BYTES).order(ByteOrder.nativeOrder()));
      }
    }

    @Override
    public ByteBuffer input(int place) {
      return inputs.get(place);
    }

    @Override
    public void run(int pictures) throws OrtException {
      List<Integer> batch = new ArrayList<>();
      for (int place = 0; place < pictures; place++) {
        batch.add(inputs.get(place).getInt(0));
      }
      batches.add(batch);
      pass(this, batch);
      if (broken.test(batch)) {
        throw new OrtException("broken on " + batch);
      }
      for (int place = 0; place < most; place++) {
        answers.put(place, place < pictures ? 10 * batch.get(place) : -1);
      }
    }

    @Override
    public List<OutputTensor> outputs(int place) {
      return List.of(OutputTensor.of("answer", answers.slice(place, 1)));
    }

    @Override
    public void prove() {
      throw new UnsupportedOperationException("nothing to prove");
    }

    @Override
    public void cancel() {
      ScriptedModel.this.cancel(this);
    }

    @Override
    public void cancelIfInterrupted() {
      // a held run looks itself
    }

    @Override
    public void close() {
      synchronized (ScriptedModel.this) {
        open--;
        inputs.clear();
      }
    }
  }
}
