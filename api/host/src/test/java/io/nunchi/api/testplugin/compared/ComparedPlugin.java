package io.nunchi.api.testplugin.compared;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.settings.BooleanType;
import io.nunchi.spi.settings.ChoiceType;
import io.nunchi.spi.settings.NumberType;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingsSchema;
import io.nunchi.spi.settings.TextType;
import java.util.List;

/**
 * A plugin whose engine finds in every frame what its settings say, so that two of them differ by
 * known numbers.
 */
public final class ComparedPlugin implements AnalyzerPlugin {

  /** The plugin's id. */
  public static final String ID = "test.compared";

  static final Setting<String> FIND =
      Setting.of(
          "find",
          TextType.any("detections"),
          "",
          "Find",
          "label confidence left top width height; ...");
  static final Setting<String> LABELS =
      Setting.of("labels", TextType.any("labels"), "person car", "Labels", "The declared labels.");
  static final Setting<String> MODE =
      Setting.of(
          "mode",
          new ChoiceType(List.of("ok", "fail", "hang", "wait", "reject", "nan", "closed")),
          "ok",
          "Mode",
          "What happens.");
  static final Setting<String> GATE =
      Setting.of("gate", TextType.any("a name"), "", "Gate", "The gate to wait at.");
  static final Setting<Boolean> BGR =
      Setting.of("bgr", new BooleanType(), false, "BGR", "Takes BGR, too.");
  private static final Setting<Double> TOP =
      Setting.of("top", new NumberType(0, 0.5, ""), 0.0, "Top", "Of a stream.");

  @Override
  public PluginDescriptor descriptor() {
    return PluginDescriptor.builder(ID, "Compared")
        .version("1.0")
        .vendor("Test")
        .engineSettings(SettingsSchema.of(FIND, LABELS, MODE, GATE, BGR))
        .streamSettings(SettingsSchema.of(TOP))
        .build();
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) {
    return new ComparedEngine(context.settings());
  }
}
