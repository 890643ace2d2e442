package io.nunchi.reference.internal.hostile;

import io.nunchi.reference.internal.testing.RgbPicture;
import io.nunchi.reference.internal.testing.TestFrames;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.testing.TestPackages;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Loads and runs mutated models, one after the other, and says of each how it ended. It says which
 * one is next first, so that whoever reads this knows which one ended the process.
 */
final class MutatedModelRun {

  static final String BEGIN = "begin ";
  static final String REFUSED = "refused ";
  static final String RAN = "ran ";
  static final String HARM = "harm ";
  static final String SECONDS_TO_LOAD = "20";

  private MutatedModelRun() {}

  /** Takes the first number, the number after the last, and a folder to work in. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Frame frame = TestFrames.of(RgbPicture.smooth(64, 48), PixelFormat.BGR);
    Path folder = Path.of(arguments[2]);
    for (int number = Integer.parseInt(arguments[0]);
        number < Integer.parseInt(arguments[1]);
        number++) {
      out.println(BEGIN + number);
      TestPackages.write(folder, MutatedModels.model(number), TestPackages.yoloxManifest());
      out.println(outcome(folder, frame) + number);
    }
  }

  private static String outcome(Path folder, Frame frame) {
    try (AnalyzerEngine engine = TestHost.start(folder, "loadTimeout", SECONDS_TO_LOAD)) {
      engine.warmUp();
      try (FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("a"))) {
        analyzer.analyze(frame);
      }
      return RAN;
    } catch (ProblemException refused) {
      return refused.problems().isEmpty() ? HARM : REFUSED;
    } catch (RuntimeException | Error untyped) {
      untyped.printStackTrace();
      return HARM;
    }
  }
}
