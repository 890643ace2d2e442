package io.nunchi.reference.internal.engine;

import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.result.Detection;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import java.util.stream.Stream;

/**
 * Frames on which a model must answer with numbers, whatever it finds. Models divide by the spread
 * of what they see, and take roots and exponentials of it: a frame without any spread, and one with
 * the greatest there can be, are where NaN and infinity come from. They have the size of the
 * model's input, so that no border hides that.
 */
public final class FrameTrials {

  private static final int SEED = 1;
  private static final int WHITE = 255;
  private static final int GRAY = 127;

  private static final Map<String, IntBinaryOperator> PIXELS = pixels();

  private FrameTrials() {}

  private static Map<String, IntBinaryOperator> pixels() {
    Map<String, IntBinaryOperator> pixels = new LinkedHashMap<>();
    pixels.put("black", (x, y) -> 0);
    pixels.put("white", (x, y) -> WHITE);
    pixels.put("flat", (x, y) -> GRAY);
    pixels.put("checkered", (x, y) -> (x + y) % 2 == 0 ? WHITE : 0);
    pixels.put("spark", (x, y) -> x == 0 && y == 0 ? WHITE : 0);
    return pixels;
  }

  /**
   * Lists the names of the frames.
   *
   * @return the names, in the best order to try them
   */
  public static List<String> names() {
    return Stream.concat(Stream.of("noise"), PIXELS.keySet().stream()).toList();
  }

  /**
   * Runs a model on a frame, and looks at every number of its answer.
   *
   * @param engine the model's engine
   * @param name one of {@link #names()}
   * @return the detections of the model
   * @throws AnalyzerException if its answer is not what the manifest says
   */
  public static List<Detection> run(ReferenceEngine engine, String name) throws AnalyzerException {
    int width = engine.preprocessing().width();
    int height = engine.preprocessing().height();
    return run(engine, name, new ProofFrame(width, height, draw(name, width, height)));
  }

  /**
   * Runs a model on a picture, and looks at every number of its answer.
   *
   * @param engine the model's engine
   * @param name the name of the trial
   * @param frame the picture
   * @return the detections of the model
   * @throws AnalyzerException if its answer is not what the manifest says
   */
  public static List<Detection> run(ReferenceEngine engine, String name, ProofFrame frame)
      throws AnalyzerException {
    try (ReferenceAnalyzer analyzer = engine.openForTrial(name)) {
      analyzer.prove(frame);
      return analyzer.analyze(frame).detections();
    }
  }

  private static ByteBuffer draw(String name, int width, int height) {
    ByteBuffer memory = ByteBuffer.allocateDirect(3 * width * height);
    IntBinaryOperator pixel = PIXELS.get(name);
    Random random = new Random(SEED);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int channel = 0; channel < 3; channel++) {
          memory.put((byte) (pixel == null ? random.nextInt(WHITE + 1) : pixel.applyAsInt(x, y)));
        }
      }
    }
    return memory;
  }
}
