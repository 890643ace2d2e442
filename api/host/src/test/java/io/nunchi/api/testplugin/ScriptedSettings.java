package io.nunchi.api.testplugin;

import io.nunchi.spi.settings.BooleanType;
import io.nunchi.spi.settings.ChoiceType;
import io.nunchi.spi.settings.NumberType;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.TextType;

/** The settings of the scripted plugin, and the values at which a change of settings misbehaves. */
public final class ScriptedSettings {

  /** An engine refuses this level. */
  public static final double REFUSED_LEVEL = 0.99;

  /** An engine throws an untyped exception at this level. */
  public static final double FAILING_LEVEL = 0.98;

  /** An analyzer refuses this upper edge. */
  public static final double REFUSED_TOP = 0.89;

  /** An analyzer throws an untyped exception at this upper edge. */
  public static final double FAILING_TOP = 0.88;

  /** An analyzer hangs at this upper edge until the gate is open. */
  public static final double HANGING_TOP = 0.87;

  /** An analyzer throws at this upper edge what cannot be described. */
  public static final double BROKEN_TOP = 0.86;

  /** An analyzer that is opened with this upper edge tells its operator so. */
  public static final double TELLING_TOP = 0.85;

  static final Setting<String> GATE =
      Setting.of("gate", TextType.any("a name"), "", "Gate", "The gate to wait at.");
  static final Setting<String> START =
      Setting.of(
          "start",
          new ChoiceType(Start.names()),
          Start.OK.inSettings(),
          "Start",
          "How the engine starts.");
  static final Setting<Boolean> OPENS =
      Setting.of("opens", new BooleanType(), true, "Opens", "Whether analyzers open.");
  static final Setting<Double> LEVEL =
      Setting.of("level", new NumberType(0, 1, ""), 0.5, "Level", "The confidence of detections.")
          .changeableLive();
  static final Setting<Double> TOP =
      Setting.of("top", new NumberType(0, 1, ""), 0.0, "Top", "The upper edge of boxes.")
          .formerKeys("upperEdge")
          .changeableLive();

  /** The streams that the engine declares to serve; 0 for any number. */
  static final Setting<Double> STREAMS =
      Setting.of("streams", new NumberType(0, 100, ""), 0.0, "Streams", "The licensed streams.");

  private ScriptedSettings() {}
}
