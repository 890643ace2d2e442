package io.nunchi.nativelib.internal.vision.load;

import com.sun.jna.Pointer;
import io.nunchi.nativelib.internal.vision.layout.InfoStruct;
import io.nunchi.nativelib.internal.vision.layout.SettingSpecStruct;
import io.nunchi.spi.Capability;
import io.nunchi.spi.frame.PixelFormat;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Copies a library's description into Java, and refuses one that breaks the header's rules. */
final class DescriptionReader {

  private static final int MAX_STRUCT_SIZE = 64 * 1024;
  private static final String NULL_POINTER = "a null pointer";

  private DescriptionReader() {}

  static LibraryDescription read(@Nullable Pointer described, int abiVersion)
      throws HeaderViolation {
    if (described == null) {
      throw new HeaderViolation("a pointer to nunchi_vision_info", NULL_POINTER);
    }
    Pointer info = LibraryPointer.at(Pointer.nativeValue(described), "nunchi_vision_info");
    require(
        sizeIn(info.getInt(InfoStruct.STRUCT_SIZE), InfoStruct.SIZE_1_0),
        "an info.struct_size from " + InfoStruct.SIZE_1_0,
        info.getInt(InfoStruct.STRUCT_SIZE));
    require(
        info.getInt(InfoStruct.ABI_VERSION) == abiVersion,
        "an info.abi_version equal to nunchi_vision_abi_version(), " + abiVersion,
        info.getInt(InfoStruct.ABI_VERSION));
    DescriptionTexts texts = new DescriptionTexts();
    int abiMinor = VisionLibrary.minorOf(abiVersion);
    boolean grown = abiMinor >= 1;
    LibraryDescription.Builder said =
        new LibraryDescription.Builder()
            .abiMinor(abiMinor)
            .named(
                texts.text(info, InfoStruct.ID, "info.id"),
                texts.text(info, InfoStruct.NAME, "info.name"),
                texts.text(info, InfoStruct.VERSION, "info.version"),
                texts.text(info, InfoStruct.VENDOR, "info.vendor"))
            .pixelFormats(pixelFormats(info.getInt(InfoStruct.PIXEL_FORMATS)))
            .settings(settings(info, grown, texts));
    int capabilities = CapabilityCode.of(Capability.DETECTIONS);
    if (grown && info.getInt(InfoStruct.STRUCT_SIZE) >= InfoStruct.SIZE) {
      int declared = info.getInt(InfoStruct.CAPABILITIES);
      capabilities = declared == 0 ? capabilities : declared;
      said.ruleTypes(
              distinct(
                  texts,
                  info,
                  InfoStruct.RULE_TYPES,
                  InfoStruct.RULE_TYPE_COUNT,
                  "info.rule_types"))
          .keypointNames(
              distinct(
                  texts,
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
    return said.labels(labels(texts, info, capable.can(Capability.DETECTIONS) ? 1 : 0)).build();
  }

  /** Texts that came with 1.1, each once; possibly none. */
  private static List<String> distinct(
      DescriptionTexts read, Pointer info, int array, int count, String what)
      throws HeaderViolation {
    if (info.getInt(count) == 0) {
      return List.of();
    }
    List<String> texts = read.texts(info.getPointer(array), info.getInt(count), 1, what);
    require(Set.copyOf(texts).size() == texts.size(), "each of " + what + " once", texts);
    return texts;
  }

  private static int limit(Pointer info, int offset, String what) throws HeaderViolation {
    DescriptionTexts.requireCount(what, info.getInt(offset), 0);
    return info.getInt(offset);
  }

  private static List<String> labels(DescriptionTexts texts, Pointer info, int least)
      throws HeaderViolation {
    int count = info.getInt(InfoStruct.LABEL_COUNT);
    if (count == 0 && least == 0) {
      return List.of();
    }
    List<String> labels = texts.texts(info.getPointer(InfoStruct.LABELS), count, 1, "info.labels");
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

  private static List<LibrarySetting> settings(Pointer info, boolean grown, DescriptionTexts texts)
      throws HeaderViolation {
    int count = info.getInt(InfoStruct.SETTING_SPEC_COUNT);
    int size = info.getInt(InfoStruct.SETTING_SPEC_SIZE);
    Pointer specs = info.getPointer(InfoStruct.SETTING_SPECS);
    DescriptionTexts.requireCount("info.setting_spec_count", count, 0);
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
          SettingSpecReader.read(
              texts,
              LibraryPointer.at(Pointer.nativeValue(specs), "info.setting_specs")
                  .share((long) i * size),
              grown ? size : SettingSpecStruct.SIZE_1_0,
              "setting_specs[" + i + "]");
      require(keys.add(setting.key()), "each setting key once", setting.key());
      for (String former : setting.use().formerKeys()) {
        require(keys.add(former), "each setting key once, former ones too", former);
      }
      settings.add(setting);
    }
    return settings;
  }

  private static boolean sizeIn(int size, int least) {
    return size >= least && size <= MAX_STRUCT_SIZE;
  }

  static void require(boolean holds, String expected, Object found) throws HeaderViolation {
    if (!holds) {
      throw new HeaderViolation(expected, String.valueOf(found));
    }
  }
}
