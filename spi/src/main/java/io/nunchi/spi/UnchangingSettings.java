package io.nunchi.spi;

import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import java.util.List;

/** The failure of engines and analyzers that declare live settings and do not take them over. */
final class UnchangingSettings {

  private UnchangingSettings() {}

  static SettingsException of(String whose) {
    return new SettingsException(
        List.of(
            Problem.of("NUN-2004", "the " + whose + " does not take settings while it runs")
                .expected("changeSettings() of a plugin that declares settings to be live")
                .found("the " + whose + " does not override it")
                .where(whose)
                .fix("swap the engine; tell the plugin's vendor (rule 2.4)")));
  }
}
