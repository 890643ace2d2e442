package io.nunchi.example.litzones;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.Capability;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.geometry.Point;
import io.nunchi.spi.settings.CommonSettings;
import io.nunchi.spi.settings.NumberType;
import io.nunchi.spi.settings.PointsType;
import io.nunchi.spi.settings.RepeatedGroup;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingsSchema;
import java.util.List;
import java.util.Set;

/** Finds lights with OpenCV, and tells when a zone that an operator drew is lit. */
public final class LitZonesPlugin implements AnalyzerPlugin {

  static final String LIGHT = "light";
  static final String ZONE_EVENT = "FieldDetector";

  static final Setting<Double> MINIMUM_SIZE = CommonSettings.minimumSize(0).changeableLive();

  static final Setting<List<Point>> AREA =
      Setting.of("area", new PointsType(true, 32), List.of(), "Area", "The corners of the zone.");

  static final Setting<Double> DWELL =
      Setting.of(
          "dwell",
          new NumberType(0, 3600, "s"),
          0.5,
          "Least time",
          "The event begins when the zone has been lit for so long.");

  static final RepeatedGroup ZONES =
      RepeatedGroup.of(
          "zones", SettingsSchema.of(AREA, DWELL), "Zones", "Areas that must stay dark.");

  @Override
  public PluginDescriptor descriptor() {
    return PluginDescriptor.builder("example.lit-zones", "Lit zones")
        .version("1.0")
        .vendor("Example")
        .attribution("Uses OpenCV, Apache License 2.0.")
        .streamSettings(SettingsSchema.of(MINIMUM_SIZE).with(ZONES))
        .build();
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
    OpenCvNatives.load(context.nativeFolder());
    return new Engine();
  }

  static final class Engine implements AnalyzerEngine {

    private static final Set<PixelFormat> FORMATS =
        Set.of(
            PixelFormat.NV12,
            PixelFormat.I420,
            PixelFormat.BGR,
            PixelFormat.RGB,
            PixelFormat.BGRA,
            PixelFormat.GRAY8);

    private volatile boolean closed;

    @Override
    public EngineDescriptor descriptor() {
      return EngineDescriptor.builder()
          .labels(List.of(LIGHT))
          .ruleTypes(List.of(ZONE_EVENT))
          .pixelFormats(FORMATS)
          .capabilities(Set.of(Capability.DETECTIONS, Capability.RULE_EVENTS, Capability.STATE))
          .build();
    }

    @Override
    public EngineStatus status() {
      return EngineStatus.of("cpu", "cpu", "OpenCV computes on the processor");
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
      requireOpen(closed);
      return new LitZonesAnalyzer(this, stream);
    }

    boolean isClosed() {
      return closed;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  static void requireOpen(boolean closed) throws AnalyzerFailedException {
    if (closed) {
      throw new AnalyzerFailedException(
          Problem.of("EXAMPLE-0001", "the analyzer is closed")
              .expected("calls before close()")
              .found("a call after it"));
    }
  }
}
