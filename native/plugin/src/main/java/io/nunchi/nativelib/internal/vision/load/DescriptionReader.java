package io.nunchi.nativelib.internal.vision.load;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.nunchi.nativelib.internal.vision.layout.InfoStruct;
import io.nunchi.nativelib.internal.vision.layout.SettingSpecStruct;
import io.nunchi.spi.Capability;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.settings.BooleanType;
import io.nunchi.spi.settings.ChoiceType;
import io.nunchi.spi.settings.IntegerType;
import io.nunchi.spi.settings.LabelsType;
import io.nunchi.spi.settings.NumberType;
import io.nunchi.spi.settings.PointsType;
import io.nunchi.spi.settings.SettingType;
import io.nunchi.spi.settings.TextType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Copies a library's description into Java, and refuses one that breaks the header's rules. */
final class DescriptionReader {

  private static final int MAX_ELEMENTS = 10_000;
  private static final int MAX_STRUCT_SIZE = 64 * 1024;
  private static final String NULL_POINTER = "a null pointer";
  private static final int NUMBER = 1;
  private static final int INTEGER = 2;
  private static final int BOOLEAN = 3;
  private static final int CHOICE = 4;
  private static final int TEXT = 5;
  private static final int FORM_PLAIN = 0;
  private static final int FORM_POLYGON = 1;
  private static final int FORM_POLYLINE = 2;
  private static final int FORM_LABELS = 3;
  private static final int FORM_FILE = 4;
  private static final int MAX_POINTS = 1000;
  private static final int SCOPE_ENGINE = 0;
  private static final int SCOPE_STREAM = 1;
  private static final int LIVE = 1;
  private static final int SECRET = 2;

  private DescriptionReader() {}

  static LibraryDescription read(@Nullable Pointer info, int abiVersion) throws HeaderViolation {
    if (info == null) {
      throw new HeaderViolation("a pointer to nunchi_vision_info", NULL_POINTER);
    }
    require(
        sizeIn(info.getInt(InfoStruct.STRUCT_SIZE), InfoStruct.SIZE_1_0),
        "an info.struct_size from " + InfoStruct.SIZE_1_0,
        info.getInt(InfoStruct.STRUCT_SIZE));
    require(
        info.getInt(InfoStruct.ABI_VERSION) == abiVersion,
        "an info.abi_version equal to nunchi_vision_abi_version(), " + abiVersion,
        info.getInt(InfoStruct.ABI_VERSION));
    LibraryDescription.Builder said =
        new LibraryDescription.Builder()
            .named(
                text(info, InfoStruct.ID, "info.id"),
                text(info, InfoStruct.NAME, "info.name"),
                text(info, InfoStruct.VERSION, "info.version"),
                text(info, InfoStruct.VENDOR, "info.vendor"))
            .pixelFormats(pixelFormats(info.getInt(InfoStruct.PIXEL_FORMATS)))
            .settings(settings(info));
    int capabilities = CapabilityCode.of(Capability.DETECTIONS);
    if (info.getInt(InfoStruct.STRUCT_SIZE) >= InfoStruct.SIZE) {
      int declared = info.getInt(InfoStruct.CAPABILITIES);
      capabilities = declared == 0 ? capabilities : declared;
      said.ruleTypes(
              distinct(info, InfoStruct.RULE_TYPES, InfoStruct.RULE_TYPE_COUNT, "info.rule_types"))
          .keypointNames(
              distinct(
                  info,
                  InfoStruct.KEYPOINT_NAMES,
                  InfoStruct.KEYPOINT_NAME_COUNT,
                  "info.keypoint_names"))
          .limits(
              limit(info, InfoStruct.CONCURRENT_CALLS, "info.concurrent_calls"),
              limit(info, InfoStruct.MAXIMUM_STREAMS, "info.maximum_streams"));
    }
    LibraryDescription capable = said.capabilities(capabilities).build();
    require(
        !CapabilityCode.capabilitiesOf(capable).isEmpty(),
        "info.capabilities with one that this host knows",
        "0x" + Integer.toHexString(capabilities));
    require(
        capable.can(Capability.RULE_EVENTS) != capable.ruleTypes().isEmpty(),
        "info.rule_types if and only if there is NUNCHI_VISION_CAPABILITY_RULE_EVENTS",
        capable.ruleTypes().size() + " rule types");
    return said.labels(labels(info, capable.can(Capability.DETECTIONS) ? 1 : 0)).build();
  }

  /** Texts that came with 1.1, each once; possibly none. */
  private static List<String> distinct(Pointer info, int array, int count, String what)
      throws HeaderViolation {
    if (info.getInt(count) == 0) {
      return List.of();
    }
    List<String> texts = texts(info.getPointer(array), info.getInt(count), 1, what);
    require(Set.copyOf(texts).size() == texts.size(), "each of " + what + " once", texts);
    return texts;
  }

  private static int limit(Pointer info, int offset, String what) throws HeaderViolation {
    requireCount(what, info.getInt(offset), 0);
    return info.getInt(offset);
  }

  private static List<String> labels(Pointer info, int least) throws HeaderViolation {
    int count = info.getInt(InfoStruct.LABEL_COUNT);
    if (count == 0 && least == 0) {
      return List.of();
    }
    List<String> labels = texts(info.getPointer(InfoStruct.LABELS), count, 1, "info.labels");
    require(new HashSet<>(labels).size() == labels.size(), "each label once", labels);
    return labels;
  }

  private static Set<PixelFormat> pixelFormats(int mask) throws HeaderViolation {
    EnumSet<PixelFormat> formats = EnumSet.noneOf(PixelFormat.class);
    for (PixelFormat format : PixelFormat.values()) {
      if (PixelFormatCode.isIn(mask, format)) {
        formats.add(format);
      }
    }
    require(
        !formats.isEmpty(),
        "info.pixel_formats with a format that this host knows",
        "0x" + Integer.toHexString(mask));
    return formats;
  }

  private static List<LibrarySetting> settings(Pointer info) throws HeaderViolation {
    int count = info.getInt(InfoStruct.SETTING_SPEC_COUNT);
    int size = info.getInt(InfoStruct.SETTING_SPEC_SIZE);
    Pointer specs = info.getPointer(InfoStruct.SETTING_SPECS);
    requireCount("info.setting_spec_count", count, 0);
    if (count == 0) {
      return List.of();
    }
    if (specs == null) {
      throw new HeaderViolation("info.setting_specs with " + count + " elements", NULL_POINTER);
    }
    require(
        sizeIn(size, SettingSpecStruct.SIZE_1_0),
        "an info.setting_spec_size from " + SettingSpecStruct.SIZE_1_0,
        size);
    List<LibrarySetting> settings = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < count; i++) {
      LibrarySetting setting =
          setting(specs.share((long) i * size), size, "setting_specs[" + i + "]");
      require(keys.add(setting.key()), "each setting key once", setting.key());
      for (String former : setting.use().formerKeys()) {
        require(keys.add(former), "each setting key once, former ones too", former);
      }
      settings.add(setting);
    }
    return settings;
  }

  private static LibrarySetting setting(Pointer spec, int size, String where)
      throws HeaderViolation {
    String key = text(spec, SettingSpecStruct.KEY, where + ".key");
    requireKey(key, where + ".key");
    boolean grown =
        Math.min(size, spec.getInt(SettingSpecStruct.STRUCT_SIZE)) >= SettingSpecStruct.SIZE;
    SettingType<?> type = type(spec, grown, where);
    String defaultText = anyText(spec, SettingSpecStruct.DEFAULT_TEXT, where + ".default_text");
    require(
        fits(type, defaultText), key + ": a default that is " + type.description(), defaultText);
    return new LibrarySetting(
        key,
        type,
        defaultText,
        new LibrarySetting.Form(
            text(spec, SettingSpecStruct.TITLE, where + ".title"),
            text(spec, SettingSpecStruct.HELP, where + ".help"),
            grown ? group(spec) : Optional.empty()),
        grown ? use(spec, where) : LibrarySetting.Use.OF_1_0);
  }

  private static void requireKey(String key, String what) throws HeaderViolation {
    require(key.matches("[a-z0-9_]+"), what + " in [a-z0-9_]", key);
  }

  private static Optional<String> group(Pointer spec) {
    String group = CText.read(spec.getPointer(SettingSpecStruct.GROUP));
    return Optional.ofNullable(group).filter(text -> !text.isBlank());
  }

  private static LibrarySetting.Use use(Pointer spec, String where) throws HeaderViolation {
    int scope = spec.getInt(SettingSpecStruct.SCOPE);
    require(
        scope == SCOPE_ENGINE || scope == SCOPE_STREAM,
        where + ".scope of 0 or 1",
        Integer.toUnsignedString(scope));
    int flags = spec.getInt(SettingSpecStruct.FLAGS);
    int count = spec.getInt(SettingSpecStruct.FORMER_KEY_COUNT);
    List<String> formerKeys =
        count == 0
            ? List.of()
            : texts(
                spec.getPointer(SettingSpecStruct.FORMER_KEYS), count, 1, where + ".former_keys");
    for (String former : formerKeys) {
      requireKey(former, where + ".former_keys");
    }
    return new LibrarySetting.Use(
        scope == SCOPE_STREAM, (flags & LIVE) != 0, (flags & SECRET) != 0, formerKeys);
  }

  private static SettingType<?> type(Pointer spec, boolean grown, String where)
      throws HeaderViolation {
    double min = spec.getDouble(SettingSpecStruct.MINIMUM);
    double max = spec.getDouble(SettingSpecStruct.MAXIMUM);
    String unit = anyText(spec, SettingSpecStruct.UNIT, where + ".unit");
    int type = spec.getInt(SettingSpecStruct.TYPE);
    if (type == NUMBER) {
      require(min <= max, where + " with a range of numbers", min + " to " + max);
    }
    if (type == INTEGER) {
      boolean range = Math.ceil(min) <= Math.floor(max);
      require(range, where + " with a range of whole numbers", min + " to " + max);
    }
    return switch (type) {
      case NUMBER -> new NumberType(min, max, unit);
      case INTEGER -> new IntegerType((long) Math.ceil(min), (long) Math.floor(max), unit);
      case BOOLEAN -> new BooleanType();
      case CHOICE ->
          new ChoiceType(
              texts(
                  spec.getPointer(SettingSpecStruct.CHOICES),
                  spec.getInt(SettingSpecStruct.CHOICE_COUNT),
                  1,
                  where + ".choices"));
      case TEXT -> textType(grown ? spec.getInt(SettingSpecStruct.FORM) : FORM_PLAIN);
      default -> throw new HeaderViolation(where + ".type from 1 to 5", String.valueOf(type));
    };
  }

  /** A form that this host does not know is plain text. */
  private static SettingType<?> textType(int form) {
    return switch (form) {
      case FORM_POLYGON -> new PointsType(true, MAX_POINTS);
      case FORM_POLYLINE -> new PointsType(false, MAX_POINTS);
      case FORM_LABELS -> new LabelsType();
      case FORM_FILE -> TextType.any("the path of a file or folder");
      default -> TextType.any("any text");
    };
  }

  private static <T> boolean fits(SettingType<T> type, String text) {
    try {
      return type.problemWith(type.parse(text)).isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static List<String> texts(@Nullable Pointer array, int count, int least, String what)
      throws HeaderViolation {
    requireCount("the number of " + what, count, least);
    if (array == null) {
      throw new HeaderViolation(what + " with " + count + " elements", NULL_POINTER);
    }
    String[] texts = new String[count];
    for (int i = 0; i < count; i++) {
      texts[i] = text(array, i * Native.POINTER_SIZE, what + "[" + i + "]");
    }
    return Arrays.asList(texts);
  }

  private static String text(Pointer struct, int offset, String what) throws HeaderViolation {
    String text = anyText(struct, offset, what);
    require(!text.isBlank(), what + " that is not blank", "\"" + text + "\"");
    return text;
  }

  private static String anyText(Pointer struct, int offset, String what) throws HeaderViolation {
    String text = CText.read(struct.getPointer(offset));
    if (text == null) {
      throw new HeaderViolation(what + " with a text", NULL_POINTER);
    }
    return text;
  }

  private static boolean sizeIn(int size, int least) {
    return size >= least && size <= MAX_STRUCT_SIZE;
  }

  private static void requireCount(String what, int count, int least) throws HeaderViolation {
    require(
        count >= least && count <= MAX_ELEMENTS,
        what + " from " + least + " to " + MAX_ELEMENTS,
        Integer.toUnsignedString(count));
  }

  private static void require(boolean holds, String expected, Object found) throws HeaderViolation {
    if (!holds) {
      throw new HeaderViolation(expected, String.valueOf(found));
    }
  }
}
