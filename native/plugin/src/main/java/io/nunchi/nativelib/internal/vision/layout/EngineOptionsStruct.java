package io.nunchi.nativelib.internal.vision.layout;

import com.sun.jna.Pointer;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** The options of a new engine. C: {@code nunchi_vision_engine_options}. */
@FieldOrder({"structSize", "reserved0", "settings", "callbacks", "persistentFolder"})
public final class EngineOptionsStruct extends VisionStruct {

  public int structSize;
  public int reserved0;
  public @Nullable Pointer settings;
  public @Nullable Pointer callbacks;
  public @Nullable Pointer persistentFolder;

  private static final EngineOptionsStruct LAYOUT = new EngineOptionsStruct();

  public static final int SIZE = LAYOUT.size();
  public static final int STRUCT_SIZE = LAYOUT.offset("structSize");
  public static final int SETTINGS = LAYOUT.offset("settings");
  public static final int CALLBACKS = LAYOUT.offset("callbacks");
  public static final int PERSISTENT_FOLDER = LAYOUT.offset("persistentFolder");
}
