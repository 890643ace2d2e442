package io.nunchi.nativelib.internal.vision.load;

import com.sun.jna.Pointer;
import io.nunchi.nativelib.internal.vision.layout.SettingSpecStruct;
import io.nunchi.spi.settings.BooleanType;
import io.nunchi.spi.settings.ChoiceType;
import io.nunchi.spi.settings.IntegerType;
import io.nunchi.spi.settings.LabelsType;
import io.nunchi.spi.settings.NumberType;
import io.nunchi.spi.settings.PointsType;
import io.nunchi.spi.settings.SettingType;
import io.nunchi.spi.settings.TextType;
import java.util.List;
import java.util.Optional;

/**
 * Copies the description of one setting into Java, and refuses one that breaks the header's rules.
 */
final class SettingSpecReader {

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

  private SettingSpecReader() {}

  /**
   * Reads one setting.
   *
   * @param texts reads texts
   * @param spec where it begins
   * @param size the most bytes of it that may be read
   * @param where names it, for messages
   */
  static LibrarySetting read(DescriptionTexts texts, Pointer spec, int size, String where)
      throws HeaderViolation {
    String key = texts.text(spec, SettingSpecStruct.KEY, where + ".key");
    requireKey(key, where + ".key");
    boolean grown =
        Math.min(size, spec.getInt(SettingSpecStruct.STRUCT_SIZE)) >= SettingSpecStruct.SIZE;
    SettingType<?> type = type(texts, spec, grown, where);
    String defaultText =
        texts.anyText(spec, SettingSpecStruct.DEFAULT_TEXT, where + ".default_text");
    DescriptionReader.require(
        fits(type, defaultText), key + ": a default that is " + type.description(), defaultText);
    return new LibrarySetting(
        key,
        type,
        defaultText,
        new LibrarySetting.Form(
            texts.text(spec, SettingSpecStruct.TITLE, where + ".title"),
            texts.text(spec, SettingSpecStruct.HELP, where + ".help"),
            grown ? group(texts, spec, where) : Optional.empty()),
        grown ? use(texts, spec, where) : LibrarySetting.Use.OF_1_0);
  }

  private static void requireKey(String key, String what) throws HeaderViolation {
    DescriptionReader.require(key.matches("[a-z0-9_]+"), what + " in [a-z0-9_]", key);
  }

  private static Optional<String> group(DescriptionTexts texts, Pointer spec, String where)
      throws HeaderViolation {
    return texts
        .optionalText(spec, SettingSpecStruct.GROUP, where + ".group")
        .filter(text -> !text.isBlank());
  }

  private static LibrarySetting.Use use(DescriptionTexts texts, Pointer spec, String where)
      throws HeaderViolation {
    int scope = spec.getInt(SettingSpecStruct.SCOPE);
    DescriptionReader.require(
        scope == SCOPE_ENGINE || scope == SCOPE_STREAM,
        where + ".scope of 0 or 1",
        Integer.toUnsignedString(scope));
    int flags = spec.getInt(SettingSpecStruct.FLAGS);
    int count = spec.getInt(SettingSpecStruct.FORMER_KEY_COUNT);
    List<String> formerKeys =
        count == 0
            ? List.of()
            : texts.texts(
                spec.getPointer(SettingSpecStruct.FORMER_KEYS), count, 1, where + ".former_keys");
    for (String former : formerKeys) {
      requireKey(former, where + ".former_keys");
    }
    return new LibrarySetting.Use(
        scope == SCOPE_STREAM, (flags & LIVE) != 0, (flags & SECRET) != 0, formerKeys);
  }

  private static SettingType<?> type(
      DescriptionTexts texts, Pointer spec, boolean grown, String where) throws HeaderViolation {
    double min = spec.getDouble(SettingSpecStruct.MINIMUM);
    double max = spec.getDouble(SettingSpecStruct.MAXIMUM);
    String unit = texts.anyText(spec, SettingSpecStruct.UNIT, where + ".unit");
    int type = spec.getInt(SettingSpecStruct.TYPE);
    if (type == NUMBER) {
      DescriptionReader.require(min <= max, where + " with a range of numbers", min + " to " + max);
    }
    if (type == INTEGER) {
      boolean range = Math.ceil(min) <= Math.floor(max);
      DescriptionReader.require(
          range, where + " with a range of whole numbers", min + " to " + max);
    }
    return switch (type) {
      case NUMBER -> new NumberType(min, max, unit);
      case INTEGER -> new IntegerType((long) Math.ceil(min), (long) Math.floor(max), unit);
      case BOOLEAN -> new BooleanType();
      case CHOICE ->
          new ChoiceType(
              texts.texts(
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
}
