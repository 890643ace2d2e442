package io.nunchi.tck.mutant;

import static io.nunchi.tck.mutant.Delegating.problem;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.geometry.Point;
import io.nunchi.spi.settings.CommonSettings;
import io.nunchi.spi.settings.IntegerType;
import io.nunchi.spi.settings.NumberType;
import io.nunchi.spi.settings.PointsType;
import io.nunchi.spi.settings.RepeatedGroup;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.Settings;
import io.nunchi.spi.settings.SettingsSchema;
import java.util.List;

/** Mutants of rule 2.8: their defaults work, and other values do not. */
final class SettingValueMutants {

  private static final Setting<Long> CALLS =
      Setting.of("calls", new IntegerType(1, 16, ""), 4L, "Calls", "How many at once.");
  private static final Setting<Double> LEAST =
      Setting.of("least", new NumberType(0, 1, ""), 0.5, "Least", "What counts.");
  private static final Setting<List<Point>> ZONE =
      Setting.of("zone", new PointsType(true, 8), List.of(), "Zone", "Where to look.");
  private static final Setting<List<Point>> LINE =
      Setting.of("line", new PointsType(false, 2), List.of(), "Line", "What to cross.");
  private static final Setting<List<String>> LABELS = CommonSettings.labels();
  private static final RepeatedGroup REGIONS = CommonSettings.regions();

  private SettingValueMutants() {}

  static List<Mutant> all() {
    return List.of(
        mutant("any value but the default throws", Flaw.OTHER_THAN_DEFAULT, "setting calls \"1\""),
        mutant("a polygon throws", Flaw.POLYGON, "setting zone \"0.1,0.1 0.9,0.1 0.5,0.9\""),
        mutant("a polygon without area throws", Flaw.FLAT_POLYGON, "0.5,0.5 0.5,0.5 0.5,0.5"),
        mutant("a line throws with the first frame", Flaw.LINE, "setting line \"0,0.5 1,0.5\""),
        mutant("a list of labels throws", Flaw.LABELS, "setting labels \"spot\""),
        mutant("a second region throws", Flaw.MANY_REGIONS, "setting regions with 64 members"),
        mutant("two values that do not go together throw", Flaw.TOGETHER, "settings {"),
        mutant(
            "a refusal that does not say which setting",
            Flaw.NAMELESS_REFUSAL,
            "a failure that names setting calls"));
  }

  private enum Flaw {
    OTHER_THAN_DEFAULT,
    POLYGON,
    FLAT_POLYGON,
    LINE,
    LABELS,
    MANY_REGIONS,
    TOGETHER,
    NAMELESS_REFUSAL
  }

  private static Mutant mutant(String what, Flaw flaw, String message) {
    return Mutant.of("2.8", what, () -> new Plugin(flaw), message);
  }

  private static final class Plugin extends Delegating.Plugin {
    private final Flaw flaw;

    Plugin(Flaw flaw) {
      this.flaw = flaw;
    }

    @Override
    public PluginDescriptor descriptor() {
      PluginDescriptor described = super.descriptor();
      return PluginDescriptor.builder(described.id(), described.name())
          .version(described.version())
          .vendor(described.vendor())
          .engineSettings(SettingsSchema.of(CALLS, LEAST))
          .streamSettings(SettingsSchema.of(ZONE, LINE, LABELS).with(REGIONS))
          .build();
    }

    @Override
    public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
      long calls = context.settings().get(CALLS);
      if (flaw == Flaw.OTHER_THAN_DEFAULT && calls != 4) {
        throw new NullPointerException("modes");
      }
      if (flaw == Flaw.TOGETHER && calls == 16 && context.settings().get(LEAST) == 0) {
        throw new ArithmeticException("/ by zero");
      }
      if (flaw == Flaw.NAMELESS_REFUSAL && calls == 16) {
        throw new EngineStartException(problem(27, "too many"));
      }
      return new Engine(super.createEngine(context), flaw);
    }
  }

  private static final class Engine extends Delegating.Engine {
    private final Flaw flaw;

    Engine(AnalyzerEngine correct, Flaw flaw) {
      super(correct);
      this.flaw = flaw;
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
      Settings settings = stream.settings();
      List<Point> zone = settings.get(ZONE);
      if (flaw == Flaw.POLYGON && !zone.isEmpty()) {
        throw new NullPointerException("mask");
      }
      if (flaw == Flaw.FLAT_POLYGON && !zone.isEmpty() && zone.get(0).equals(zone.get(1))) {
        throw new ArithmeticException("no area");
      }
      if (flaw == Flaw.LABELS && !settings.get(LABELS).isEmpty()) {
        throw new IndexOutOfBoundsException("label 1 of 1");
      }
      if (flaw == Flaw.MANY_REGIONS && settings.members(REGIONS).size() > 1) {
        throw new IllegalStateException("one mask only");
      }
      boolean line = flaw == Flaw.LINE && !settings.get(LINE).isEmpty();
      return new Delegating.Analyzer(
          super.openAnalyzer(stream),
          (correct, frame) -> {
            if (line) {
              throw new NullPointerException("side");
            }
            return correct.analyze(frame);
          });
    }
  }
}
