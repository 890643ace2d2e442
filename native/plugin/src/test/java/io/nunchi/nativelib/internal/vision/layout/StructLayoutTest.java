package io.nunchi.nativelib.internal.vision.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;
import io.nunchi.nativelib.fixture.CCompiler;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the Java structs to what the C compiler makes of the header. */
class StructLayoutTest {

  private static final Map<String, VisionStruct> STRUCTS =
      Map.ofEntries(
          Map.entry("nunchi_vision_setting_spec", new SettingSpecStruct()),
          Map.entry("nunchi_vision_info", new InfoStruct()),
          Map.entry("nunchi_vision_setting", new SettingStruct()),
          Map.entry("nunchi_vision_settings", new SettingsStruct()),
          Map.entry("nunchi_vision_callbacks", new CallbacksStruct()),
          Map.entry("nunchi_vision_engine_options", new EngineOptionsStruct()),
          Map.entry("nunchi_vision_state", new StateStruct()),
          Map.entry("nunchi_vision_stream_options", new StreamOptionsStruct()),
          Map.entry("nunchi_vision_plane", new PlaneStruct()),
          Map.entry("nunchi_vision_frame", new FrameStruct()),
          Map.entry("nunchi_vision_point", new PointStruct()),
          Map.entry("nunchi_vision_attribute", new AttributeStruct()),
          Map.entry("nunchi_vision_keypoint", new KeypointStruct()),
          Map.entry("nunchi_vision_mask", new MaskStruct()),
          Map.entry("nunchi_vision_embedding", new EmbeddingStruct()),
          Map.entry("nunchi_vision_detection", new DetectionStruct()),
          Map.entry("nunchi_vision_property", new PropertyStruct()),
          Map.entry("nunchi_vision_rule_event", new RuleEventStruct()),
          Map.entry("nunchi_vision_frame_attribute", new FrameAttributeStruct()),
          Map.entry("nunchi_vision_result", new ResultStruct()));

  /** The least sizes that the binding asks of the structs that a library writes. */
  private static final Map<String, Integer> SIZES_1_0 =
      Map.of(
          "nunchi_vision_setting_spec", SettingSpecStruct.SIZE_1_0,
          "nunchi_vision_info", InfoStruct.SIZE_1_0,
          "nunchi_vision_detection", DetectionStruct.SIZE_1_0);

  @TempDir private static Path folder;

  private static Map<String, List<CField>> layout = Map.of();
  private static Map<String, List<CField>> layoutOf10 = Map.of();

  private record CField(String name, int offset, int size) {}

  @BeforeAll
  static void asksTheCompiler() {
    layout =
        printedBy(
            CCompiler.compile(
                List.of(CCompiler.testSource("layout.c")), folder.resolve("layout"), "-O0"));
    layoutOf10 =
        printedBy(
            CCompiler.compileAgainst10(
                List.of(CCompiler.testSource("abi-1.0/layout.c")), folder.resolve("layout-1.0")));
  }

  private static Map<String, List<CField>> printedBy(Path program) {
    CCompiler.Outcome outcome = CCompiler.run(List.of(program.toString()), Map.of());
    assertThat(outcome.exitCode()).isZero();
    Map<String, List<CField>> read = new LinkedHashMap<>();
    for (String line : outcome.output().lines().toList()) {
      String[] words = line.split(" ", -1);
      read.computeIfAbsent(words[0], struct -> new ArrayList<>())
          .add(new CField(words[1], Integer.parseInt(words[2]), Integer.parseInt(words[3])));
    }
    return read;
  }

  @Test
  void listsEveryStructOfTheHeader() throws IOException {
    Matcher defined =
        Pattern.compile("typedef struct (\\w+) \\{").matcher(Files.readString(CCompiler.header()));
    List<String> names = defined.results().map(match -> match.group(1)).toList();
    assertThat(names).hasSizeGreaterThan(5);
    assertThat(layout.keySet()).containsExactlyInAnyOrderElementsOf(names);
    assertThat(STRUCTS.keySet()).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void leavesNoByteOfAStructUnnamed() {
    layout.forEach(
        (struct, lines) -> {
          int end = 0;
          for (CField field : lines.subList(1, lines.size())) {
            assertThat(field.offset()).as("%s %s", struct, field.name()).isEqualTo(end);
            end += field.size();
          }
          assertThat(lines.get(0).size()).as(struct).isEqualTo(end);
        });
  }

  @Test
  void agreesOnEveryFieldsNamePlaceAndSize() {
    layout.forEach(
        (struct, lines) -> {
          VisionStruct java = Objects.requireNonNull(STRUCTS.get(struct), struct);
          List<CField> fields = new ArrayList<>();
          fields.add(new CField("-", 0, java.size()));
          for (Field field : java.getClass().getFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
              fields.add(
                  new CField(
                      snakeCase(field.getName()), java.offset(field.getName()), sizeOf(field)));
            }
          }
          assertThat(fields).as(struct).containsExactlyInAnyOrderElementsOf(lines);
        });
  }

  @Test
  void keepsEveryFieldOfVersion10WhereItWas() {
    assertThat(layoutOf10).hasSize(7);
    layoutOf10.forEach(
        (struct, fields) ->
            assertThat(layout.getOrDefault(struct, List.of()))
                .as(struct)
                .containsAll(fields.subList(1, fields.size())));
  }

  @Test
  void takesStructsOfTheSizesOfVersion10() {
    SIZES_1_0.forEach(
        (struct, size) ->
            assertThat(layoutOf10.getOrDefault(struct, List.of()))
                .contains(new CField("-", 0, size)));
  }

  @Test
  void readsAndWritesAtTheOffsetsOfTheFields() throws IllegalAccessException {
    for (Map.Entry<String, VisionStruct> struct : STRUCTS.entrySet()) {
      for (CField field : layout.getOrDefault(struct.getKey(), List.of())) {
        String constant = field.name().equals("-") ? "SIZE" : field.name().toUpperCase(Locale.ROOT);
        int value = field.name().equals("-") ? field.size() : field.offset();
        if (!constant.startsWith("RESERVED")) {
          assertThat(constantOf(struct.getValue(), constant))
              .as(struct.getKey() + " " + constant)
              .isEqualTo(value);
        }
      }
    }
  }

  private static int constantOf(VisionStruct struct, String name) throws IllegalAccessException {
    for (Field field : struct.getClass().getFields()) {
      if (field.getName().equals(name)) {
        return field.getInt(null);
      }
    }
    throw new AssertionError(struct.getClass().getSimpleName() + " has no " + name);
  }

  private static int sizeOf(Field field) {
    return field.getType() == PlaneStruct[].class
        ? FrameStruct.MAX_PLANES * new PlaneStruct().size()
        : Native.getNativeSize(field.getType());
  }

  private static String snakeCase(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
