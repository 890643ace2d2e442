package io.nunchi.reference.internal.engine;

import ai.onnxruntime.OrtException;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.internal.inference.ModelRun;
import io.nunchi.reference.internal.inference.ModelSession;
import io.nunchi.reference.internal.inference.UnexpectedAnswerException;
import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.reference.internal.preprocess.Preprocessor;
import io.nunchi.spi.failure.FrameRejectedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Proves that a model answers to each picture of a batch as to that picture alone. Devices round
 * differently in another batch size, and models sort by what they rounded; so an answer need not be
 * equal, but its numbers, whatever their order, must be far nearer to those of its own picture than
 * another picture's are. Two pictures of other brightness and contrast also find models that
 * normalise over the batch.
 */
final class BatchProof {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final int DARK = 64;

  /** Of the distance between the answers to two pictures. */
  private static final double NEAR = 0.05;

  /** Of an answer itself, where a model answers to both pictures alike. */
  private static final double ROUNDING = 1e-3;

  private BatchProof() {}

  /** The first difference, or empty. */
  static Optional<String> differenceIn(ModelSession session, ModelManifest manifest) {
    try (Preprocessor preprocessor = new Preprocessor(manifest.preprocessing());
        ModelRun run = session.newRun()) {
      int bytes = Math.toIntExact(manifest.preprocessing().tensorBytes());
      List<ByteBuffer> pictures = new ArrayList<>();
      for (ProofFrame frame :
          List.of(
              ProofFrame.testPattern(WIDTH, HEIGHT), ProofFrame.testPattern(WIDTH, HEIGHT, DARK))) {
        ByteBuffer picture = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        preprocessor.write(frame, picture);
        pictures.add(picture);
      }
      return difference(run, pictures, session.batches().sizes().sizes());
    } catch (OrtException failure) {
      return Optional.of(String.valueOf(failure.getMessage()));
    } catch (UnexpectedAnswerException unexpected) {
      return Optional.of(unexpected.problem().toString());
    } catch (FrameRejectedException impossible) {
      throw new IllegalStateException("the test pattern is a frame", impossible);
    }
  }

  private static Optional<String> difference(
      ModelRun run, List<ByteBuffer> pictures, List<Integer> sizes)
      throws OrtException, UnexpectedAnswerException {
    List<List<double[]>> alone = new ArrayList<>();
    for (ByteBuffer picture : pictures) {
      fill(run, 0, picture);
      run.run(1);
      alone.add(numbers(run.outputs(0)));
    }
    for (int size : sizes) {
      for (int place = 0; place < size; place++) {
        fill(run, place, pictures.get(place % 2));
      }
      run.run(size);
      for (int place = 0; place < size; place++) {
        List<double[]> answer = numbers(run.outputs(place));
        for (int tensor = 0; tensor < answer.size(); tensor++) {
          double[] own = alone.get(place % 2).get(tensor);
          double[] other = alone.get(1 - place % 2).get(tensor);
          if (!isNear(answer.get(tensor), own, other)) {
            return Optional.of(
                "output %s of picture %d in a batch of %d is not what it is alone"
                    .formatted(run.outputs(place).get(tensor).name(), place + 1, size));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static void fill(ModelRun run, int place, ByteBuffer picture) {
    run.input(place).put(0, picture, 0, picture.capacity());
  }

  /** The numbers of each output in rising order. */
  private static List<double[]> numbers(List<OutputTensor> outputs) {
    List<double[]> numbers = new ArrayList<>();
    for (OutputTensor output : outputs) {
      double[] values = new double[output.count()];
      for (int i = 0; i < values.length; i++) {
        values[i] = output.numberAt(i);
      }
      Arrays.sort(values);
      numbers.add(values);
    }
    return numbers;
  }

  private static boolean isNear(double[] answer, double[] own, double[] other) {
    if (answer.length != own.length || other.length != own.length) {
      return true; // a tensor whose length depends on the picture is padded in a batch
    }
    double off = 0;
    double apart = 0;
    double size = 0;
    for (int i = 0; i < own.length; i++) {
      off += distance(answer[i], own[i]);
      apart += distance(own[i], other[i]);
      size += Double.isFinite(own[i]) ? Math.abs(own[i]) : 0;
    }
    return off <= Math.max(NEAR * apart, ROUNDING * size);
  }

  private static double distance(double one, double other) {
    return Double.compare(one, other) == 0 ? 0 : Math.abs(one - other);
  }
}
