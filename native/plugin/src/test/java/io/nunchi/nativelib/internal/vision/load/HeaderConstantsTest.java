package io.nunchi.nativelib.internal.vision.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.nativelib.fixture.CCompiler;
import io.nunchi.nativelib.internal.vision.layout.FrameStruct;
import io.nunchi.spi.Capability;
import io.nunchi.spi.frame.PixelFormat;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HeaderConstantsTest {

  private static final Map<String, Integer> HEADER = new HashMap<>();

  @BeforeAll
  static void readsTheHeader() throws IOException {
    Matcher constants =
        Pattern.compile("#define NUNCHI_VISION_(\\w+) \\(?(-?\\d+)u?\\)?\n")
            .matcher(Files.readString(CCompiler.header()));
    while (constants.find()) {
      HEADER.put(constants.group(1), Integer.valueOf(constants.group(2)));
    }
  }

  @Test
  void agreesOnThePixelFormats() {
    for (PixelFormat format : PixelFormat.values()) {
      assertThat(HEADER).containsEntry("PIXEL_FORMAT_" + format, PixelFormatCode.of(format));
    }
    assertThat(HEADER.keySet().stream().filter(name -> name.startsWith("PIXEL_FORMAT_")))
        .hasSameSizeAs(PixelFormat.values());
  }

  @Test
  void agreesOnTheStatusCodes() throws IllegalAccessException {
    for (Field status : Status.class.getFields()) {
      assertThat(HEADER).containsEntry(status.getName(), status.getInt(null));
    }
    assertThat(Status.class.getFields()).hasSize(7);
  }

  @Test
  void agreesOnTheCapabilities() {
    for (Capability capability : Capability.values()) {
      assertThat(HEADER).containsEntry("CAPABILITY_" + capability, CapabilityCode.of(capability));
    }
    assertThat(HEADER.keySet().stream().filter(name -> name.startsWith("CAPABILITY_")))
        .hasSameSizeAs(Capability.values());
  }

  @Test
  void agreesOnTheLevels() {
    for (MessageLevel level : MessageLevel.values()) {
      assertThat(MessageLevel.of(HEADER.getOrDefault("LEVEL_" + level, 0))).isEqualTo(level);
    }
  }

  @Test
  void agreesOnVersionAndLimits() {
    assertThat(HEADER)
        .containsEntry("ABI_MAJOR", VisionLibrary.ABI_MAJOR)
        .containsEntry("ABI_MINOR", VisionLibrary.ABI_MINOR)
        .containsEntry("MAX_PLANES", FrameStruct.MAX_PLANES)
        .containsEntry("NO_TRACK", -1)
        .containsEntry("SETTING_NUMBER", 1)
        .containsEntry("SETTING_INTEGER", 2)
        .containsEntry("SETTING_BOOLEAN", 3)
        .containsEntry("SETTING_CHOICE", 4)
        .containsEntry("SETTING_TEXT", 5)
        .containsEntry("SETTING_LIVE", 1)
        .containsEntry("SETTING_SECRET", 2)
        .containsEntry("SCOPE_ENGINE", 0)
        .containsEntry("SCOPE_STREAM", 1)
        .containsEntry("FORM_POLYGON", 1)
        .containsEntry("FORM_POLYLINE", 2)
        .containsEntry("FORM_LABELS", 3)
        .containsEntry("FORM_FILE", 4)
        .containsEntry("PHASE_MOMENT", 0)
        .containsEntry("PHASE_STARTED", 1)
        .containsEntry("PHASE_ENDED", 2)
        .containsEntry("GIVEN_CONFIDENCE", 1)
        .containsEntry("GIVEN_START_TIME", 2)
        .containsEntry("GIVEN_END_TIME", 4)
        .containsEntry("GIVEN_EVENT_ID", 8)
        .containsEntry("COLOUR_MATRIX_BT601", 1)
        .containsEntry("COLOUR_MATRIX_BT709", 2)
        .containsEntry("COLOUR_MATRIX_BT2020", 3)
        .containsEntry("COLOUR_RANGE_LIMITED", 1)
        .containsEntry("COLOUR_RANGE_FULL", 2);
  }
}
