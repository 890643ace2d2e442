package io.nunchi.tck.internal.future;

import io.nunchi.api.host.IsolatedPlugins;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.testing.CallOutcome;
import io.nunchi.testing.FrameLayout;
import io.nunchi.testing.FramePixels;
import io.nunchi.testing.TestEngineContext;
import io.nunchi.testing.TestStreamContext;
import io.nunchi.testing.WatchedFrame;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a plugin; loaded by {@link FutureContract}, where the enums have a constant {@value
 * #FUTURE}. It is called by reflection, with classes of the JDK alone.
 */
public final class FuturePlayer {

  private static final String FUTURE = "FUTURE";
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;

  private FuturePlayer() {}

  /** Returns what was done, expected and found, or nothing if all went well. */
  public static List<String> play(
      Path location,
      String pluginId,
      Map<String, String> engineSettings,
      Map<String, String> streamSettings,
      Path folder)
      throws Exception {
    try (IsolatedPlugins plugins = IsolatedPlugins.load(location, folder)) {
      for (IsolatedPlugins.Loaded loaded : plugins.plugins()) {
        PluginDescriptor descriptor = loaded.plugin().descriptor();
        if (pluginId.isEmpty() || descriptor.id().equals(pluginId)) {
          TestEngineContext context =
              new TestEngineContext(
                  descriptor.engineSettings().parse(engineSettings),
                  loaded.nativeFolder(),
                  System.getLogger("io.nunchi.tck.subject"));
          TestStreamContext stream =
              TestStreamContext.of("future", descriptor.streamSettings().parse(streamSettings));
          return play(loaded.plugin(), context, stream);
        }
      }
      return List.of(
          "loaded the plugin with a contract whose enums have one more constant",
          "it loads",
          plugins.report().toString());
    }
  }

  private static List<String> play(
      AnalyzerPlugin plugin, TestEngineContext context, TestStreamContext stream) throws Exception {
    try (AnalyzerEngine engine = plugin.createEngine(context)) {
      engine.warmUp();
      for (PixelFormat format : engine.descriptor().pixelFormats()) {
        if (format.name().equals(FUTURE)) {
          return List.of(
              "asked the engine for its pixel formats, with one more in the contract",
              "those that the plugin knows",
              "the new one, too");
        }
        try (FrameAnalyzer analyzer = engine.openAnalyzer(stream)) {
          List<String> mistake = play(analyzer, format);
          if (!mistake.isEmpty()) {
            return mistake;
          }
        }
      }
      return List.of();
    }
  }

  private static List<String> play(FrameAnalyzer analyzer, PixelFormat format) {
    ColorMatrix newMatrix = ColorMatrix.valueOf(FUTURE);
    ColorRange newRange = ColorRange.valueOf(FUTURE);
    List<FutureFrame.Coding> codings =
        List.of(
            new FutureFrame.Coding(newMatrix, ColorRange.FULL),
            new FutureFrame.Coding(ColorMatrix.BT601, newRange),
            new FutureFrame.Coding(newMatrix, newRange));
    FramePixels pixels = FramePixels.grey(FrameLayout.of(WIDTH, HEIGHT, format));
    long sequence = 0;
    for (FutureFrame.Coding coding : codings) {
      String frame =
          "gave an analyzer a frame of %s with matrix %s and range %s"
              .formatted(format, coding.matrix(), coding.range());
      Optional<Throwable> strange = failure(analyzer, pixels, coding, sequence++);
      if (strange.isPresent() && !(strange.get() instanceof FrameRejectedException)) {
        return List.of(
            frame, "a result or FrameRejectedException", CallOutcome.describe(strange.get()));
      }
      FutureFrame.Coding known = new FutureFrame.Coding(ColorMatrix.BT601, ColorRange.FULL);
      Optional<Throwable> next = failure(analyzer, pixels, known, sequence++);
      if (next.isPresent()) {
        return List.of(frame + ", then one of today", "a result", CallOutcome.describe(next.get()));
      }
    }
    return List.of();
  }

  private static Optional<Throwable> failure(
      FrameAnalyzer analyzer, FramePixels pixels, FutureFrame.Coding coding, long sequence) {
    WatchedFrame frame = new WatchedFrame(pixels, sequence);
    try {
      analyzer.analyze(new FutureFrame(frame, coding));
      return Optional.empty();
    } catch (Exception | Error thrown) { // whatever a plugin throws is a finding
      return Optional.of(thrown);
    } finally {
      frame.endBorrow();
    }
  }
}
