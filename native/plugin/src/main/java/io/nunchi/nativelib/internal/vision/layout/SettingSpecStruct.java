package io.nunchi.nativelib.internal.vision.layout;

import com.sun.jna.Pointer;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** One setting that a library understands. C: {@code nunchi_vision_setting_spec}. */
@FieldOrder({
  "structSize",
  "type",
  "key",
  "unit",
  "minimum",
  "maximum",
  "defaultText",
  "title",
  "help",
  "choices",
  "choiceCount",
  "reserved0",
  "scope",
  "flags",
  "form",
  "formerKeyCount",
  "group",
  "formerKeys"
})
public final class SettingSpecStruct extends VisionStruct {

  public int structSize;
  public int type;
  public @Nullable Pointer key;
  public @Nullable Pointer unit;
  public double minimum;
  public double maximum;
  public @Nullable Pointer defaultText;
  public @Nullable Pointer title;
  public @Nullable Pointer help;
  public @Nullable Pointer choices;
  public int choiceCount;
  public int reserved0;
  public int scope;
  public int flags;
  public int form;
  public int formerKeyCount;
  public @Nullable Pointer group;
  public @Nullable Pointer formerKeys;

  private static final SettingSpecStruct LAYOUT = new SettingSpecStruct();

  public static final int SIZE = LAYOUT.size();

  /** The size in version 1.0 of the header, the least that a library declares. */
  public static final int SIZE_1_0 = LAYOUT.offset("scope");

  public static final int STRUCT_SIZE = LAYOUT.offset("structSize");
  public static final int TYPE = LAYOUT.offset("type");
  public static final int KEY = LAYOUT.offset("key");
  public static final int UNIT = LAYOUT.offset("unit");
  public static final int MINIMUM = LAYOUT.offset("minimum");
  public static final int MAXIMUM = LAYOUT.offset("maximum");
  public static final int DEFAULT_TEXT = LAYOUT.offset("defaultText");
  public static final int TITLE = LAYOUT.offset("title");
  public static final int HELP = LAYOUT.offset("help");
  public static final int CHOICES = LAYOUT.offset("choices");
  public static final int CHOICE_COUNT = LAYOUT.offset("choiceCount");
  public static final int SCOPE = LAYOUT.offset("scope");
  public static final int FLAGS = LAYOUT.offset("flags");
  public static final int FORM = LAYOUT.offset("form");
  public static final int FORMER_KEY_COUNT = LAYOUT.offset("formerKeyCount");
  public static final int GROUP = LAYOUT.offset("group");
  public static final int FORMER_KEYS = LAYOUT.offset("formerKeys");
}
