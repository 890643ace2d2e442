package io.nunchi.reference.internal.engine;

import ai.onnxruntime.OrtException;
import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.batch.GivenUpException;
import io.nunchi.reference.internal.batch.PictureInference;
import io.nunchi.reference.internal.inference.UnexpectedAnswerException;
import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.reference.internal.preprocess.FrameMapping;
import io.nunchi.reference.internal.preprocess.Preprocessor;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.StageTiming;
import io.nunchi.spi.settings.Settings;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Finds things in the frames of one camera stream.
 *
 * <p>Closing waits for the call that is running, and asks ONNX Runtime to end it early.
 */
final class ReferenceAnalyzer implements FrameAnalyzer {

  /** The stage in which an analyzer waits for others, to share a run of the model with them. */
  static final String GATHER = "gather";

  private final String streamId;
  private final StreamReporting reporting;
  private final Preprocessor preprocessor;
  private final PictureInference inference;
  private final AnswerHealth health;
  private final boolean gathers;
  private final OutputDecoder decoder;
  private final Candidates candidates = new Candidates();
  private final DetectionPicker picker;
  private final Runnable onClose;
  private final ReentrantLock busy = new ReentrantLock();
  private volatile boolean closing;
  private boolean closed;
  private Reporting reported;

  /** Takes over the inference, and closes it in the end. */
  ReferenceAnalyzer(
      String streamId,
      ModelManifest manifest,
      StreamReporting reporting,
      PictureInference inference,
      AnswerHealth health,
      java.util.function.Consumer<ReferenceAnalyzer> onClose) {
    this.streamId = streamId;
    this.reporting = reporting;
    this.preprocessor = new Preprocessor(manifest.preprocessing());
    this.inference = inference;
    this.gathers = inference.gathers();
    this.health = health;
    this.decoder = manifest.output().newDecoder();
    this.reported = reporting.now();
    this.picker = new DetectionPicker(manifest, reported);
    this.onClose = () -> onClose.accept(this);
  }

  @Override
  public FrameResult analyze(Frame frame) throws AnalyzerException {
    busy.lock();
    try {
      requireUsable();
      takeOverReporting();
      inference.begin();
      long start = System.nanoTime();
      FrameMapping mapping = preprocessor.write(frame, inference.input());
      long prepared = System.nanoTime();
      List<OutputTensor> outputs = infer();
      long inferred = System.nanoTime();
      List<Detection> detections = detect(outputs, mapping, frame);
      long decoded = System.nanoTime();
      return FrameResult.of(detections)
          .withTimings(timings(prepared - start, inferred - prepared, decoded - inferred));
    } finally {
      inference.end();
      busy.unlock();
    }
  }

  private List<StageTiming> timings(long prepare, long infer, long decode) {
    StageTiming preprocess = StageTiming.of(StageTiming.PREPROCESS, prepare);
    StageTiming postprocess = StageTiming.of(StageTiming.POSTPROCESS, decode);
    if (!gathers) {
      return List.of(preprocess, StageTiming.of(StageTiming.INFERENCE, infer), postprocess);
    }
    long gather = Math.min(inference.gatherNanos(), infer);
    return List.of(
        preprocess,
        StageTiming.of(GATHER, gather),
        StageTiming.ofBatch(StageTiming.INFERENCE, infer - gather, inference.pictures()),
        postprocess);
  }

  private void takeOverReporting() {
    Reporting latest = reporting.now();
    if (!latest.equals(reported)) {
      reported = latest;
      picker.report(latest);
    }
  }

  @Override
  public void changeSettings(Settings settings) throws SettingsException, AnalyzerFailedException {
    busy.lock();
    try {
      if (closing) {
        throw new AnalyzerFailedException(closedProblem());
      }
      reporting.change(settings);
    } finally {
      busy.unlock();
    }
  }

  private List<Detection> detect(List<OutputTensor> outputs, FrameMapping mapping, Frame frame)
      throws FrameRejectedException {
    candidates.begin(mapping.frameArea());
    try {
      decoder.decode(outputs, reported.thresholds(), candidates);
      List<Detection> detections =
          picker.pick(
              candidates,
              mapping,
              (double) frame.width() / frame.height(),
              (candidate, canvas) -> decoder.paintMask(outputs, candidates, candidate, canvas));
      health.sound();
      return detections;
    } catch (FrameRejectedException rejected) {
      health.rejected(rejected.problems().get(0));
      throw rejected;
    }
  }

  /** Runs the model once on a frame and looks at every number of its answer. */
  void prove(Frame frame) throws AnalyzerException {
    busy.lock();
    try {
      requireUsable();
      preprocessor.write(frame, inference.input());
      inference.prove();
    } catch (OrtException failure) {
      throw failureOf(failure);
    } catch (UnexpectedAnswerException unexpected) {
      throw new AnalyzerFailedException(unexpected.problem(), unexpected);
    } finally {
      busy.unlock();
    }
  }

  private void requireUsable() throws AnalyzerException {
    if (closing) {
      throw new AnalyzerFailedException(closedProblem());
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new FrameRejectedException(interruptedProblem());
    }
  }

  private List<OutputTensor> infer() throws AnalyzerException {
    try {
      return inference.run();
    } catch (OrtException failure) {
      throw failureOf(failure);
    } catch (GivenUpException givenUp) {
      throw closing
          ? new AnalyzerFailedException(closedProblem(), givenUp)
          : new FrameRejectedException(interruptedProblem(), givenUp);
    } catch (UnexpectedAnswerException unexpected) {
      health.rejected(unexpected.problem());
      throw new AnalyzerFailedException(unexpected.problem(), unexpected);
    }
  }

  private AnalyzerException failureOf(OrtException failure) {
    if (closing) {
      return new AnalyzerFailedException(closedProblem(), failure);
    }
    if (Thread.currentThread().isInterrupted()) {
      return new FrameRejectedException(interruptedProblem(), failure);
    }
    return new AnalyzerFailedException(
        Problem.of(ReferenceErrors.INFERENCE, "ONNX Runtime failed while it ran the model")
            .expected("an answer as the manifest declares it")
            .found(String.valueOf(failure.getMessage()))
            .where("stream " + streamId)
            .fix("if this happens again, the model or the device is broken: see the message"),
        failure);
  }

  private Problem closedProblem() {
    return Problem.of(ReferenceErrors.CLOSED, "the analyzer or its engine is closed")
        .expected("calls before close()")
        .found("a call after it")
        .where("stream " + streamId)
        .fix("open another analyzer, of an engine that runs");
  }

  private Problem interruptedProblem() {
    return Problem.of(ReferenceErrors.INTERRUPTED, "the analysis was interrupted")
        .expected("a thread that is not interrupted")
        .found("an interrupt of " + Thread.currentThread().getName())
        .where("stream " + streamId)
        .fix("nothing, if the host meant it: this frame is given up");
  }

  /** Ends a running inference if its thread was interrupted. */
  void giveUpIfInterrupted() throws OrtException {
    inference.cancelIfInterrupted();
  }

  /** Refuses further calls, and asks the running one to end. */
  void beginClosing() {
    closing = true;
    try {
      inference.cancel();
    } catch (OrtException notTaken) {
      System.getLogger(ReferenceAnalyzer.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "closing waits for the running inference: it cannot be cancelled",
              notTaken);
    }
  }

  @Override
  public void close() {
    beginClosing();
    busy.lock();
    try {
      if (!closed) {
        closed = true;
        inference.close();
        preprocessor.close();
      }
    } finally {
      busy.unlock();
    }
    onClose.run();
  }
}
