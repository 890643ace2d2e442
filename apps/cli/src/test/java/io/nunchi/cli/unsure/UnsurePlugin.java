package io.nunchi.cli.unsure;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.settings.CommonSettings;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingsSchema;
import io.nunchi.spi.settings.TextType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Finds something at (0.25, 0.5) of every frame, as sure as the picture is bright, from its setting
 * {@code confidence} on, or that of the label. It is a person, or what the setting {@code label}
 * says.
 */
public final class UnsurePlugin implements AnalyzerPlugin {

  /** The plugin's id. */
  public static final String ID = "test.unsure";

  private static final Setting<Double> CONFIDENCE = CommonSettings.confidence(0.5);
  private static final Setting<String> BY_LABEL =
      Setting.of(
          "confidenceByLabel",
          new TextType("label=CONFIDENCE; ...", "([a-z]+=[0-9.]+(; ?[a-z]+=[0-9.]+)*)?"),
          "",
          "By label",
          "The least confidence of labels.");
  private static final Setting<String> LABEL =
      Setting.of("label", new TextType("a label", "[a-z]+"), "person", "Label", "What it finds.");
  private static final BoundingBox PLACE = new BoundingBox(0.25f, 0.5f, 0.25f, 0.25f);

  @Override
  public PluginDescriptor descriptor() {
    return PluginDescriptor.builder(ID, "Unsure")
        .version("1.0")
        .vendor("Tests")
        .engineSettings(SettingsSchema.of(CONFIDENCE, BY_LABEL, LABEL))
        .build();
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) {
    String label = context.settings().get(LABEL);
    double confidence =
        Arrays.stream(context.settings().get(BY_LABEL).split("; ?"))
            .filter(entry -> entry.startsWith(label + "="))
            .mapToDouble(entry -> Double.parseDouble(entry.substring(label.length() + 1)))
            .findFirst()
            .orElse(context.settings().get(CONFIDENCE));
    return new Engine(label, confidence);
  }

  private record Engine(String label, double confidence) implements AnalyzerEngine {
    @Override
    public EngineDescriptor descriptor() {
      return EngineDescriptor.builder()
          .labels(List.of(label, "tram"))
          .pixelFormats(Set.of(PixelFormat.BGR))
          .build();
    }

    @Override
    public EngineStatus status() {
      return EngineStatus.of("cpu", "cpu", "it needs nothing else");
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) {
      return new Analyzer(label, confidence);
    }

    @Override
    public void close() {
      // nothing is held
    }
  }

  private record Analyzer(String label, double confidence) implements FrameAnalyzer {
    @Override
    public FrameResult analyze(Frame frame) {
      float brightness = (frame.planes().get(0).buffer().get(0) & 0xff) / 255f;
      return brightness < confidence
          ? FrameResult.nothing()
          : FrameResult.of(List.of(Detection.of(label, brightness, PLACE)));
    }

    @Override
    public void close() {
      // nothing is held
    }
  }
}
