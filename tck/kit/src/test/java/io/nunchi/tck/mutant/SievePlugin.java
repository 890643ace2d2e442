package io.nunchi.tck.mutant;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.settings.NumberType;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.Settings;
import io.nunchi.spi.settings.SettingsSchema;
import java.util.List;
import java.util.Optional;

/**
 * The correct analyzer behind a sieve: live settings say how small a thing may be. It tracks, and a
 * track outlives one frame in which nothing is seen.
 */
public final class SievePlugin extends Delegating.Plugin {

  static final Setting<Double> LEAST_WIDTH =
      Setting.of("leastWidth", new NumberType(0, 1, ""), 0.0, "Width", "Less is left out.")
          .changeableLive();
  static final Setting<Double> LEAST_HEIGHT =
      Setting.of("leastHeight", new NumberType(0, 1, ""), 0.0, "Height", "Less is left out.")
          .changeableLive();

  /** A mistake. */
  public enum Flaw {
    NONE,
    LATER_ANALYZERS_ONLY,
    EARLIER_ANALYZERS_ONLY,
    FIRST_FRAME_FORGETS_ENGINE_CHANGE,
    FIRST_FRAME_FORGETS_STREAM_CHANGE,
    ENGINE_SETTING_AT_FIRST_FRAME_ONLY,
    STREAM_SETTING_AT_FIRST_FRAME_ONLY,
    DEAF_ANALYZER,
    NOT_OVERRIDDEN,
    FORGETFUL,
    FORGETFUL_AT_NEXT_FRAME,
    COUNTS_ANEW
  }

  private final Flaw flaw;

  public SievePlugin(Flaw flaw) {
    this.flaw = flaw;
  }

  @Override
  public PluginDescriptor descriptor() {
    PluginDescriptor described = super.descriptor();
    return PluginDescriptor.builder(described.id(), described.name())
        .version(described.version())
        .vendor(described.vendor())
        .engineSettings(SettingsSchema.of(LEAST_WIDTH))
        .streamSettings(SettingsSchema.of(LEAST_HEIGHT))
        .build();
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
    return new Engine(super.createEngine(context), context.settings());
  }

  private record Sieve(double leastWidth, double leastHeight) {
    boolean keeps(BoundingBox box) {
      return box.width() >= leastWidth && box.height() >= leastHeight;
    }
  }

  private final class Engine extends Delegating.Engine {
    private final double widthAtStart;
    private volatile double leastWidth;
    private volatile int changes;

    Engine(AnalyzerEngine correct, Settings settings) {
      super(correct);
      widthAtStart = settings.get(LEAST_WIDTH);
      leastWidth = widthAtStart;
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
      return new Analyzer(this, super.openAnalyzer(stream), stream.settings());
    }

    @Override
    public synchronized void changeSettings(Settings settings)
        throws SettingsException, AnalyzerFailedException {
      if (flaw == Flaw.NOT_OVERRIDDEN) {
        super.changeSettings(settings);
      }
      leastWidth = settings.get(LEAST_WIDTH);
      changes++;
    }
  }

  private final class Analyzer implements FrameAnalyzer {
    private final Engine engine;
    private final FrameAnalyzer correct;
    private final double widthWhenOpened;
    private final double heightWhenOpened;
    private final int changesWhenOpened;
    private double leastHeight;
    private Optional<Sieve> atFirstFrame = Optional.empty();
    private int changesAtFirstFrame;
    private Optional<Sieve> before = Optional.empty();
    private boolean tracking;
    private boolean missed;
    private long track;
    private int seen;

    Analyzer(Engine engine, FrameAnalyzer correct, Settings settings) {
      this.engine = engine;
      this.correct = correct;
      this.widthWhenOpened = engine.leastWidth;
      this.changesWhenOpened = engine.changes;
      this.heightWhenOpened = settings.get(LEAST_HEIGHT);
      this.leastHeight = heightWhenOpened;
    }

    @Override
    public FrameResult analyze(Frame frame) throws AnalyzerException {
      if (atFirstFrame.isEmpty()) {
        begin();
      }
      Sieve sieve = sieve();
      if (flaw == Flaw.FORGETFUL_AT_NEXT_FRAME && !before.equals(Optional.of(sieve))) {
        tracking = false;
      }
      before = Optional.of(sieve);
      List<Detection> found = correct.analyze(frame).detections();
      if (found.isEmpty() || !sieve.keeps(found.get(0).box())) {
        tracking &= !missed;
        missed = true;
        return FrameResult.nothing();
      }
      missed = false;
      if (!tracking) {
        tracking = true;
        track++;
      }
      return FrameResult.of(List.of(tracked(found.get(0))));
    }

    private void begin() {
      if (flaw == Flaw.FIRST_FRAME_FORGETS_STREAM_CHANGE) {
        leastHeight = heightWhenOpened;
      }
      changesAtFirstFrame = engine.changes;
      atFirstFrame = Optional.of(new Sieve(engine.leastWidth, leastHeight));
    }

    private Detection tracked(Detection spot) {
      seen++;
      float confidence = flaw == Flaw.COUNTS_ANEW ? 1 - 1f / (1 + seen) : spot.confidence();
      return Detection.builder(spot.label(), confidence, spot.box()).trackId(track).build();
    }

    private Sieve sieve() {
      return new Sieve(leastWidth(), leastHeight());
    }

    private double leastWidth() {
      return switch (flaw) {
        case LATER_ANALYZERS_ONLY -> widthWhenOpened;
        case EARLIER_ANALYZERS_ONLY ->
            changesWhenOpened > 0 ? engine.widthAtStart : engine.leastWidth;
        case FIRST_FRAME_FORGETS_ENGINE_CHANGE ->
            engine.changes == changesAtFirstFrame ? widthWhenOpened : engine.leastWidth;
        case ENGINE_SETTING_AT_FIRST_FRAME_ONLY -> atFirstFrame.orElseThrow().leastWidth();
        default -> engine.leastWidth;
      };
    }

    private double leastHeight() {
      return flaw == Flaw.STREAM_SETTING_AT_FIRST_FRAME_ONLY
          ? atFirstFrame.orElseThrow().leastHeight()
          : leastHeight;
    }

    @Override
    public void changeSettings(Settings settings) {
      if (flaw != Flaw.DEAF_ANALYZER) {
        leastHeight = settings.get(LEAST_HEIGHT);
      }
      if (flaw == Flaw.FORGETFUL) {
        tracking = false;
      }
      seen = 0;
    }

    @Override
    public void close() {
      correct.close();
    }
  }
}
