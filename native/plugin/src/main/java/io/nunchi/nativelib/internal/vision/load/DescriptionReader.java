package io.nunchi.nativelib.internal.vision.load;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.nunchi.nativelib.internal.vision.layout.InfoStruct;
import io.nunchi.nativelib.internal.vision.layout.SettingSpecStruct;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.settings.BooleanType;
import io.nunchi.spi.settings.ChoiceType;
import io.nunchi.spi.settings.IntegerType;
import io.nunchi.spi.settings.NumberType;
import io.nunchi.spi.settings.SettingType;
import io.nunchi.spi.settings.TextType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
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

  private DescriptionReader() {}

  /** The library's description breaks a rule of the header. */
  static final class BrokenDescription extends Exception {
    private static final long serialVersionUID = 1;
    private final String expected;
    private final String found;

    BrokenDescription(String expected, String found) {
      super("expected " + expected + ", found " + found);
      this.expected = expected;
      this.found = found;
    }

    String expected() {
      return expected;
    }

    String found() {
      return found;
    }
  }

  static LibraryDescription read(@Nullable Pointer info, int abiVersion) throws BrokenDescription {
    if (info == null) {
      throw new BrokenDescription("a pointer to nunchi_vision_info", NULL_POINTER);
    }
    require(
        sizeIn(info.getInt(InfoStruct.STRUCT_SIZE), InfoStruct.SIZE_1_0),
        "an info.struct_size from " + InfoStruct.SIZE_1_0,
        info.getInt(InfoStruct.STRUCT_SIZE));
    require(
        info.getInt(InfoStruct.ABI_VERSION) == abiVersion,
        "an info.abi_version equal to nunchi_vision_abi_version(), " + abiVersion,
        info.getInt(InfoStruct.ABI_VERSION));
    return new LibraryDescription(
        text(info, InfoStruct.ID, "info.id"),
        text(info, InfoStruct.NAME, "info.name"),
        text(info, InfoStruct.VERSION, "info.version"),
        text(info, InfoStruct.VENDOR, "info.vendor"),
        labels(info),
        pixelFormats(info.getInt(InfoStruct.PIXEL_FORMATS)),
        settings(info));
  }

  private static List<String> labels(Pointer info) throws BrokenDescription {
    List<String> labels =
        texts(
            info.getPointer(InfoStruct.LABELS),
            info.getInt(InfoStruct.LABEL_COUNT),
            1,
            "info.labels");
    require(new HashSet<>(labels).size() == labels.size(), "each label once", labels);
    return labels;
  }

  private static Set<PixelFormat> pixelFormats(int mask) throws BrokenDescription {
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

  private static List<LibrarySetting> settings(Pointer info) throws BrokenDescription {
    int count = info.getInt(InfoStruct.SETTING_SPEC_COUNT);
    int size = info.getInt(InfoStruct.SETTING_SPEC_SIZE);
    Pointer specs = info.getPointer(InfoStruct.SETTING_SPECS);
    requireCount("info.setting_spec_count", count, 0);
    if (count == 0) {
      return List.of();
    }
    if (specs == null) {
      throw new BrokenDescription("info.setting_specs with " + count + " elements", NULL_POINTER);
    }
    require(
        sizeIn(size, SettingSpecStruct.SIZE_1_0),
        "an info.setting_spec_size from " + SettingSpecStruct.SIZE_1_0,
        size);
    List<LibrarySetting> settings = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < count; i++) {
      LibrarySetting setting = setting(specs.share((long) i * size), "setting_specs[" + i + "]");
      require(keys.add(setting.key()), "each setting key once", setting.key());
      settings.add(setting);
    }
    return settings;
  }

  private static LibrarySetting setting(Pointer spec, String where) throws BrokenDescription {
    String key = text(spec, SettingSpecStruct.KEY, where + ".key");
    require(key.matches("[a-z0-9_]+"), where + ".key in [a-z0-9_]", key);
    SettingType<?> type = type(spec, where);
    String defaultText = anyText(spec, SettingSpecStruct.DEFAULT_TEXT, where + ".default_text");
    require(
        fits(type, defaultText), key + ": a default that is " + type.description(), defaultText);
    return new LibrarySetting(
        key,
        type,
        defaultText,
        text(spec, SettingSpecStruct.TITLE, where + ".title"),
        text(spec, SettingSpecStruct.HELP, where + ".help"));
  }

  private static SettingType<?> type(Pointer spec, String where) throws BrokenDescription {
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
      case TEXT -> TextType.any("any text");
      default -> throw new BrokenDescription(where + ".type from 1 to 5", String.valueOf(type));
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
      throws BrokenDescription {
    requireCount("the number of " + what, count, least);
    if (array == null) {
      throw new BrokenDescription(what + " with " + count + " elements", NULL_POINTER);
    }
    String[] texts = new String[count];
    for (int i = 0; i < count; i++) {
      texts[i] = text(array, i * Native.POINTER_SIZE, what + "[" + i + "]");
    }
    return Arrays.asList(texts);
  }

  private static String text(Pointer struct, int offset, String what) throws BrokenDescription {
    String text = anyText(struct, offset, what);
    require(!text.isBlank(), what + " that is not blank", "\"" + text + "\"");
    return text;
  }

  private static String anyText(Pointer struct, int offset, String what) throws BrokenDescription {
    String text = CText.read(struct.getPointer(offset));
    if (text == null) {
      throw new BrokenDescription(what + " with a text", NULL_POINTER);
    }
    return text;
  }

  private static boolean sizeIn(int size, int least) {
    return size >= least && size <= MAX_STRUCT_SIZE;
  }

  private static void requireCount(String what, int count, int least) throws BrokenDescription {
    require(
        count >= least && count <= MAX_ELEMENTS,
        what + " from " + least + " to " + MAX_ELEMENTS,
        Integer.toUnsignedString(count));
  }

  private static void require(boolean holds, String expected, Object found)
      throws BrokenDescription {
    if (!holds) {
      throw new BrokenDescription(expected, String.valueOf(found));
    }
  }
}
