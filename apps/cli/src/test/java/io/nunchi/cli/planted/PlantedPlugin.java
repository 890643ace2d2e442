package io.nunchi.cli.planted;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.settings.IntegerType;
import io.nunchi.spi.settings.NumberType;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingsSchema;
import io.nunchi.spi.settings.TextType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Reports what a MOTChallenge file says of its frames, with errors of a known rate. */
public final class PlantedPlugin implements AnalyzerPlugin {

  private static final Setting<String> TRUTH =
      Setting.mandatory("truth", TextType.any("a path"), "Truth", "A file of labelled boxes.");
  private static final Setting<Double> ERROR_RATE =
      Setting.of("errorRate", new NumberType(0, 1, ""), 0.0, "Error rate", "How often it errs.");
  private static final Setting<Long> SEED =
      Setting.of("seed", new IntegerType(0, Long.MAX_VALUE, ""), 0L, "Seed", "How it errs.");

  @Override
  public PluginDescriptor descriptor() {
    return PluginDescriptor.builder("test.planted", "Planted errors")
        .version("1.0")
        .vendor("Tests")
        .engineSettings(SettingsSchema.of(TRUTH, ERROR_RATE))
        .streamSettings(SettingsSchema.of(SEED))
        .build();
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
    Path file = Path.of(context.settings().get(TRUTH));
    try {
      return new Engine(rows(file), context.settings().get(ERROR_RATE));
    } catch (IOException unreadable) {
      throw new EngineStartException(
          Problem.of("TEST-0001", "there is no truth").where(file.toString()), unreadable);
    }
  }

  /** The numbers of each row: frame, track, left, top, width, height. */
  private static List<double[]> rows(Path file) throws IOException {
    List<double[]> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] columns = line.split(",", -1);
      double[] row = new double[6];
      for (int i = 0; i < row.length; i++) {
        row[i] = Double.parseDouble(columns[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  private record Engine(List<double[]> rows, double errorRate) implements AnalyzerEngine {
    @Override
    public EngineDescriptor descriptor() {
      return EngineDescriptor.builder()
          .labels(List.of("person"))
          .pixelFormats(Set.of(PixelFormat.GRAY8))
          .build();
    }

    @Override
    public EngineStatus status() {
      return EngineStatus.of("cpu", "cpu", "it needs nothing else");
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) {
      return new Analyzer(rows, new Errors(errorRate, stream.settings().get(SEED)));
    }

    @Override
    public void close() {
      // nothing is held
    }
  }

  /**
   * Misses things and sees others, each with half of the error rate, and more often while the light
   * is bad, which lasts for some frames.
   */
  private static final class Errors {
    private final double errorRate;
    private final Random random;
    private double light = 1;

    Errors(double errorRate, long seed) {
      this.errorRate = errorRate;
      this.random = new Random(seed);
    }

    void nextFrame() {
      light = random.nextInt(5) == 0 ? 2 * random.nextDouble() : light;
    }

    boolean errs() {
      return random.nextDouble() < errorRate / 2 * light;
    }
  }

  /** Frames come one after the other, from the first one on. */
  private static final class Analyzer implements FrameAnalyzer {
    private final List<double[]> rows;
    private final Errors errors;
    private int next;
    private int frame;

    Analyzer(List<double[]> rows, Errors errors) {
      this.rows = rows;
      this.errors = errors;
    }

    @Override
    public FrameResult analyze(Frame picture) {
      frame++;
      errors.nextFrame();
      List<Detection> detections = new ArrayList<>();
      while (next < rows.size() && rows.get(next)[0] == frame) {
        double[] row = rows.get(next++);
        if (!errors.errs()) {
          detections.add(person(picture, row, row[2], 0.9f));
        }
        if (errors.errs()) {
          detections.add(person(picture, row, picture.width() - row[4], 0.6f));
        }
      }
      return FrameResult.of(detections);
    }

    private static Detection person(Frame frame, double[] row, double left, float confidence) {
      BoundingBox box =
          new BoundingBox(
              (float) (left / frame.width()),
              (float) (row[3] / frame.height()),
              (float) (row[4] / frame.width()),
              (float) (row[5] / frame.height()));
      return Detection.of("person", confidence, box);
    }

    @Override
    public void close() {
      // nothing is held
    }
  }
}
