package io.nunchi.api.internal.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.HostException;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.NumberType;
import io.nunchi.spi.settings.RepeatedGroup;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.Settings;
import io.nunchi.spi.settings.SettingsSchema;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveSettingsTest {

  private static final Setting<Double> LEVEL =
      Setting.of("level", new NumberType(0, 1, ""), 0.5, "Level", "The level.")
          .changeableLive()
          .formerKeys("threshold");
  private static final Setting<Double> WIDTH =
      Setting.of("width", new NumberType(0, 9, ""), 1.0, "Width", "The width.").formerKeys("size");
  private static final RepeatedGroup LINES =
      RepeatedGroup.of("lines", SettingsSchema.of(WIDTH), "Lines", "Lines to cross.");
  private static final RepeatedGroup ZONES =
      RepeatedGroup.of("zones", SettingsSchema.of(WIDTH), "Zones", "Zones to enter.")
          .changeableLive();
  private static final SettingsSchema SCHEMA = SettingsSchema.of(LEVEL).with(LINES).with(ZONES);

  private static Settings parsed(Map<String, String> text) throws SettingsException {
    return SCHEMA.parse(text);
  }

  private static Settings changed(Settings before, SettingsEdit edit) throws HostException {
    return LiveSettings.changed(SCHEMA, before, edit, "stream gate", "open it again");
  }

  private static HostException refusal(Map<String, String> before, SettingsEdit edit) {
    return catchThrowableOfType(HostException.class, () -> changed(parsed(before), edit));
  }

  @Test
  void groupThatIsNotLiveKeepsItsMembers() {
    Map<String, String> before = Map.of("lines.door.width", "2");
    for (SettingsEdit edit :
        new SettingsEdit[] {
          SettingsEdit.of(Map.of("lines.door.width", "3")),
          SettingsEdit.of(Map.of("lines.gate.width", "2")),
          new SettingsEdit(Map.of(), Set.of("lines.door.width"))
        }) {
      HostException refused = refusal(before, edit);
      assertThat(refused.problems()).extracting("code").containsExactly("NUN-2005");
      assertThat(refused).hasMessageContaining("lines of stream gate");
      assertThat(refused.problems().get(0).expected()).contains("[level, zones]");
    }
  }

  @Test
  void groupThatIsLiveTakesOtherMembersBesideOneThatStays() throws Exception {
    Settings before = parsed(Map.of("lines.door.width", "2"));
    Settings after =
        changed(before, SettingsEdit.of(Map.of("zones.yard.width", "3", "lines.door.width", "2")));
    assertThat(after.members(ZONES)).containsOnlyKeys("yard");
    assertThat(after.members(LINES)).isEqualTo(before.members(LINES));
  }

  @Test
  void formerKeySetsTheSettingThatHasReplacedIt() throws Exception {
    Settings before = parsed(Map.of("threshold", "0.25", "zones.yard.size", "3"));
    Settings after =
        changed(before, SettingsEdit.of(Map.of("threshold", "0.75", "zones.yard.size", "4")));
    assertThat(after.get(LEVEL)).isEqualTo(0.75);
    assertThat(after).isEqualTo(parsed(Map.of("level", "0.75", "zones.yard.width", "4")));
  }

  @Test
  void formerKeyUnsetsTheSettingThatHasReplacedIt() throws Exception {
    Settings before = parsed(Map.of("level", "0.25", "zones.yard.width", "3"));
    Settings after =
        changed(before, new SettingsEdit(Map.of(), Set.of("threshold", "zones.yard.size")));
    assertThat(after).isEqualTo(parsed(Map.of()));
  }

  @Test
  void textUnderAFormerKeyIsKeptUnderThePresentOne() {
    SettingsEdit edit = SettingsEdit.of(Map.of("level", "0.75"));
    assertThat(edit.appliedTo(SCHEMA, Map.of("threshold", "0.25", "zones.yard.size", "3")))
        .isEqualTo(Map.of("level", "0.75", "zones.yard.width", "3"));
  }

  @Test
  void changeUnderAKeyAndItsFormerOneIsRefused() {
    HostException refused =
        refusal(Map.of(), SettingsEdit.of(Map.of("level", "0.75", "threshold", "0.25")));
    assertThat(refused.problems()).extracting("code").containsExactly("NUN-2006");
  }
}
