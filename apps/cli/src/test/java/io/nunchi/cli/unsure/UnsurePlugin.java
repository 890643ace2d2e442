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
import java.util.List;
import java.util.Set;

/**
 * Finds a person at (0.25, 0.5) of every frame, as sure as the picture is bright, from its setting
 * {@code confidence} on, or that of the label.
 */
public final class UnsurePlugin implements AnalyzerPlugin {

  /** The plugin's id. */
  public static final String ID = "test.unsure";

  private static final Setting<Double> CONFIDENCE = CommonSettings.confidence(0.5);
  private static final Setting<String> BY_LABEL =
      Setting.of(
          "confidenceByLabel",
          new TextType("person=CONFIDENCE", "(person=[0-9.]+)?"),
          "",
          "By label",
          "The least confidence of persons.");
  private static final BoundingBox PLACE = new BoundingBox(0.25f, 0.5f, 0.25f, 0.25f);

  @Override
  public PluginDescriptor descriptor() {
    return PluginDescriptor.builder(ID, "Unsure")
        .version("1.0")
        .vendor("Tests")
        .engineSettings(SettingsSchema.of(CONFIDENCE, BY_LABEL))
        .build();
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) {
    String ofPersons = context.settings().get(BY_LABEL);
    return new Engine(
        ofPersons.isEmpty()
            ? context.settings().get(CONFIDENCE)
            : Double.parseDouble(ofPersons.substring("person=".length())));
  }

  private record Engine(double confidence) implements AnalyzerEngine {
    @Override
    public EngineDescriptor descriptor() {
      return EngineDescriptor.builder()
          .labels(List.of("person", "tram"))
          .pixelFormats(Set.of(PixelFormat.BGR))
          .build();
    }

    @Override
    public EngineStatus status() {
      return EngineStatus.of("cpu", "cpu", "it needs nothing else");
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) {
      return new Analyzer(confidence);
    }

    @Override
    public void close() {
      // nothing is held
    }
  }

  private record Analyzer(double confidence) implements FrameAnalyzer {
    @Override
    public FrameResult analyze(Frame frame) {
      float brightness = (frame.planes().get(0).buffer().get(0) & 0xff) / 255f;
      return brightness < confidence
          ? FrameResult.nothing()
          : FrameResult.of(List.of(Detection.of("person", brightness, PLACE)));
    }

    @Override
    public void close() {
      // nothing is held
    }
  }
}
