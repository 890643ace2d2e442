package io.nunchi.spi.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.geometry.Point;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class RepeatedGroupTest {

  private static final Setting<List<Point>> POINTS =
      Setting.mandatory("points", new PointsType(false, 8), "Points", "Draw the line.");
  private static final Setting<Boolean> BOTH =
      Setting.of("both", new BooleanType(), false, "Both ways", "Counts both directions.")
          .formerKeys("twoWay");
  private static final RepeatedGroup LINES =
      RepeatedGroup.of("lines", SettingsSchema.of(POINTS, BOTH), "Lines", "Draw the lines.")
          .members(0, 2);
  private static final Setting<Boolean> FAST =
      Setting.of("fast", new BooleanType(), true, "Fast", "Trades accuracy for speed.");
  private static final SettingsSchema SCHEMA = SettingsSchema.of(FAST).with(LINES);

  private static Settings member(Settings settings, String name) {
    return Objects.requireNonNull(settings.members(LINES).get(name));
  }

  private static List<Problem> problemsWith(Map<String, String> text) {
    try {
      SCHEMA.parse(text);
      return List.of();
    } catch (SettingsException e) {
      return e.problems();
    }
  }

  @Test
  void readsMembersByTheirNames() throws Exception {
    Settings settings =
        SCHEMA.parse(
            Map.of(
                "lines.gate.points", "0,0 1,1",
                "lines.door-2.points", "0,0 0,1",
                "lines.door-2.twoWay", "true"));
    assertThat(settings.members(LINES)).containsOnlyKeys("door-2", "gate");
    assertThat(member(settings, "gate").get(BOTH)).isFalse();
    assertThat(member(settings, "door-2").get(BOTH)).isTrue();
    assertThat(member(settings, "gate").get(POINTS)).hasSize(2);
    assertThat(SCHEMA.parse(Map.of()).members(LINES)).isEmpty();
  }

  @Property(tries = 100)
  void textOfMembersIsReadAsEqualSettings(
      @ForAll @Size(max = 2)
          Map<@AlphaChars @StringLength(min = 1, max = 8) String, Boolean> members)
      throws Exception {
    Map<String, String> text = new HashMap<>();
    members.forEach(
        (name, both) -> {
          text.put("lines." + name + ".points", "0.25,0.5 1,1");
          text.put("lines." + name + ".both", both.toString());
        });
    Settings settings = SCHEMA.parse(text);
    assertThat(SCHEMA.parse(settings.toText())).isEqualTo(settings);
    assertThat(settings.members(LINES)).hasSameSizeAs(members);
  }

  @Test
  void namesTheWholeKeyOfWhatIsWrong() {
    assertThat(problemsWith(Map.of("lines.gate.both", "maybe")))
        .extracting(Problem::where)
        .containsExactly("setting lines.gate.points", "setting lines.gate.both");
    assertThat(problemsWith(Map.of("lines.gate.colour", "red", "lines.points", "0,0")))
        .extracting(Problem::code)
        .containsExactly("NUN-2001", "NUN-2001");
    assertThat(problemsWith(Map.of("lines.gate.colour", "red")).get(0).expected())
        .contains("fast", "lines.NAME.points");
  }

  @Test
  void boundsTheNumberOfItsMembers() {
    Map<String, String> three =
        Map.of("lines.a.points", "", "lines.b.points", "", "lines.c.points", "");
    assertThat(problemsWith(three)).extracting(Problem::code).containsExactly("NUN-2007");
    SettingsSchema some = SettingsSchema.of().with(LINES.members(1, 1));
    assertThatExceptionOfType(SettingsException.class).isThrownBy(() -> some.parse(Map.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> LINES.members(3, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LINES.members(0, RepeatedGroup.MAX_MEMBERS + 1));
  }

  @Test
  void ownsAllKeysThatBeginWithItsOwn() {
    Setting<Boolean> inside =
        Setting.of("lines.fast", new BooleanType(), true, "Fast", "Is in the way.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SettingsSchema.of(inside).with(LINES))
        .withMessageContaining("lines.fast");
    assertThatIllegalArgumentException().isThrownBy(() -> SCHEMA.with(LINES));
    RepeatedGroup inner =
        RepeatedGroup.of("lines.extra", SettingsSchema.of(BOTH), "Extra", "Is in the way.");
    assertThatIllegalArgumentException().isThrownBy(() -> SCHEMA.with(inner));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SettingsSchema.of().with(inner).with(LINES));
  }

  @Test
  void isFoundByTheKeysOfItsMembersSettings() {
    assertThat(SCHEMA.find("lines.gate.points").orElseThrow()).isEqualTo(POINTS);
    assertThat(SCHEMA.find("fast").orElseThrow()).isEqualTo(FAST);
    assertThat(SCHEMA.find("lines.gate")).isEmpty();
    assertThat(SCHEMA.find("lines.gate.twoWay")).isEmpty();
    assertThat(SCHEMA.find("lines.ga te.points")).isEmpty();
    assertThat(SCHEMA.find("slow")).isEmpty();
  }
}
