package io.nunchi.tck.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.settings.IntegerType;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingsSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveChangeTest {

  private static final Setting<Long> LIVE =
      Setting.of("live", new IntegerType(0, 9, ""), 5L, "Live", "Is changed while frames run.")
          .changeableLive();
  private static final Setting<Long> FIXED =
      Setting.of("fixed", new IntegerType(0, 9, ""), 5L, "Fixed", "Is set once.");

  @Test
  void changesOneLiveSettingAndKeepsTheOthers() throws Exception {
    SettingsSchema schema = SettingsSchema.of(FIXED, LIVE);

    List<LiveChange> changes = LiveChange.of(schema, schema.parse(Map.of("fixed", "7")), List.of());

    assertThat(changes).hasToString("[live to 9, live to 0]");
    assertThat(changes).allSatisfy(change -> assertThat(change.after().get(FIXED)).isEqualTo(7));
    assertThat(changes).extracting(change -> change.after().get(LIVE)).containsExactly(9L, 0L);
  }

  @Test
  void isNoneWithoutALiveSetting() throws Exception {
    SettingsSchema schema = SettingsSchema.of(FIXED);

    assertThat(LiveChange.of(schema, schema.parse(Map.of()), List.of())).isEmpty();
  }
}
