package io.nunchi.nativelib.internal.vision.load;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.nunchi.nativelib.internal.NativeErrors;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@code nunchi_vision.h}, found in one library. JNA's direct mapping would bind a
 * Java class to one library; several are loaded at a time, so each call goes through a pointer.
 */
public final class VisionFunctions {

  private static final List<String> NAMES =
      List.of(
          "nunchi_vision_abi_version",
          "nunchi_vision_describe",
          "nunchi_vision_last_error",
          "nunchi_vision_engine_create",
          "nunchi_vision_engine_destroy",
          "nunchi_vision_stream_open",
          "nunchi_vision_analyze",
          "nunchi_vision_stream_close");

  private static final Object[] NOTHING = {};

  private final Function abiVersion;
  private final Function describe;
  private final Function lastError;
  private final Function engineCreate;
  private final Function engineDestroy;
  private final Function streamOpen;
  private final Function analyze;
  private final Function streamClose;

  private VisionFunctions(Map<String, Function> byName) {
    abiVersion = named(byName, "abi_version");
    describe = named(byName, "describe");
    lastError = named(byName, "last_error");
    engineCreate = named(byName, "engine_create");
    engineDestroy = named(byName, "engine_destroy");
    streamOpen = named(byName, "stream_open");
    analyze = named(byName, "analyze");
    streamClose = named(byName, "stream_close");
  }

  private static Function named(Map<String, Function> byName, String name) {
    Function function = byName.get("nunchi_vision_" + name);
    if (function == null) {
      throw new IllegalStateException("nunchi_vision_" + name + " was not looked up");
    }
    return function;
  }

  static VisionFunctions find(NativeLibrary library) throws EngineStartException {
    Map<String, Function> byName = new HashMap<>();
    List<String> missing = new ArrayList<>();
    for (String name : NAMES) {
      try {
        byName.put(name, library.getFunction(name));
      } catch (UnsatisfiedLinkError e) {
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      throw new EngineStartException(missing(library, missing));
    }
    return new VisionFunctions(byName);
  }

  private static Problem missing(NativeLibrary library, List<String> names) {
    return Problem.of(
            NativeErrors.MISSING_FUNCTION, "the library does not export what nunchi_vision.h asks")
        .expected("the functions " + String.join(", ", NAMES))
        .found("no " + String.join(", no ", names))
        .where(String.valueOf(library.getFile()))
        .fix("export them with C linkage and default visibility: see docs/native-libraries.md");
  }

  int abiVersion() {
    return abiVersion.invokeInt(NOTHING);
  }

  @Nullable Pointer describe() {
    return describe.invokePointer(NOTHING);
  }

  /** Why the last call on this thread failed. */
  public String lastError() {
    String text = CText.read(lastError.invokePointer(NOTHING));
    return text == null || text.isBlank() ? "the library gives no reason" : text;
  }

  int engineCreate(@Nullable CMemory settings, int count, CMemory engine) {
    Pointer first = settings == null ? null : settings.pointer();
    try {
      return engineCreate.invokeInt(new @Nullable Object[] {first, count, engine.pointer()});
    } finally {
      Reference.reachabilityFence(settings);
      Reference.reachabilityFence(engine);
    }
  }

  /** Destroys an engine whose streams are closed, and returns the status. */
  public int engineDestroy(Pointer engine) {
    return engineDestroy.invokeInt(new Object[] {engine});
  }

  int streamOpen(Pointer engine, CMemory streamId, CMemory stream) {
    try {
      return streamOpen.invokeInt(new Object[] {engine, streamId.pointer(), stream.pointer()});
    } finally {
      Reference.reachabilityFence(streamId);
      Reference.reachabilityFence(stream);
    }
  }

  /**
   * Analyzes a frame and returns the status.
   *
   * @param streamFrameResult the three pointers, kept by the caller to spare garbage
   */
  public int analyze(Object[] streamFrameResult) {
    return analyze.invokeInt(streamFrameResult);
  }

  /** Closes a stream and returns the status. */
  public int streamClose(Pointer stream) {
    return streamClose.invokeInt(new Object[] {stream});
  }
}
