package io.nunchi.nativelib.internal.vision.load;

import com.sun.jna.Pointer;
import io.nunchi.nativelib.internal.NativeErrors;
import io.nunchi.nativelib.internal.vision.layout.EngineOptionsStruct;
import io.nunchi.nativelib.internal.vision.layout.SettingStruct;
import io.nunchi.nativelib.internal.vision.layout.SettingsStruct;
import io.nunchi.nativelib.internal.vision.layout.StateStruct;
import io.nunchi.nativelib.internal.vision.layout.StreamOptionsStruct;
import io.nunchi.spi.SavedState;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The calls that create, open and change, by the functions of 1.1 where the library exports them
 * and by those of 1.0 where it does not.
 */
public final class VisionCalls {

  private final VisionLibrary library;
  private final VisionFunctions functions;
  private final OptionalFunctions optional;

  public VisionCalls(VisionLibrary library) {
    this.library = library;
    this.functions = library.functions();
    this.optional = library.optionalFunctions();
  }

  /**
   * Creates an engine and returns its handle.
   *
   * @param settings text by the library's keys
   * @param callbacks the functions that it may call
   * @param folder the persistent folder, if the host grants one
   */
  public Pointer createEngine(
      Map<String, String> settings, HostCallbacks callbacks, Optional<Path> folder)
      throws EngineStartException {
    CMemory handle = new CMemory(Long.BYTES);
    int status =
        optional.has(OptionalFunction.ENGINE_CREATE2)
            ? createWithOptions(engineOptions(settings, callbacks, folder), handle)
            : functions.engineCreate(
                settings.isEmpty() ? null : arrayOf(settings), settings.size(), handle);
    Pointer engine = handle.pointerAt(0);
    if (status != Status.OK || engine == null) {
      throw new EngineStartException(
          Problem.of(NativeErrors.ENGINE_REFUSED, "the library refused to create an engine")
              .expected("status OK and an engine")
              .found(Status.describe(status) + ": " + reason(status))
              .where(library.toString())
              .fix("correct what the library complains about"));
    }
    return engine;
  }

  private static CMemory engineOptions(
      Map<String, String> settings, HostCallbacks callbacks, Optional<Path> folder) {
    CMemory options = new CMemory(EngineOptionsStruct.SIZE);
    options.bytes().putInt(EngineOptionsStruct.STRUCT_SIZE, EngineOptionsStruct.SIZE);
    options.pointTo(EngineOptionsStruct.SETTINGS, settingsOf(settings));
    options.pointTo(EngineOptionsStruct.CALLBACKS, callbacks.struct());
    folder.ifPresent(
        path ->
            options.pointTo(EngineOptionsStruct.PERSISTENT_FOLDER, CMemory.text(path.toString())));
    return options;
  }

  private int createWithOptions(CMemory options, CMemory handle) {
    try {
      return optional.call(OptionalFunction.ENGINE_CREATE2, options.pointer(), handle.pointer());
    } finally {
      Reference.reachabilityFence(options);
      Reference.reachabilityFence(handle);
    }
  }

  /**
   * Opens a stream and returns its handle.
   *
   * @param engine the engine's handle
   * @param stream the stream
   * @param settings text by the library's keys
   * @param callbacks the functions that it may call
   */
  public Pointer openStream(
      Pointer engine, StreamContext stream, Map<String, String> settings, HostCallbacks callbacks)
      throws AnalyzerFailedException {
    CMemory handle = new CMemory(Long.BYTES);
    int status =
        optional.has(OptionalFunction.STREAM_OPEN2)
            ? openWithOptions(engine, streamOptions(stream, settings, callbacks), handle)
            : functions.streamOpen(engine, CMemory.text(stream.streamId()), handle);
    Pointer opened = handle.pointerAt(0);
    if (status != Status.OK || opened == null) {
      throw new AnalyzerFailedException(
          Problem.of(NativeErrors.STREAM_REFUSED, "the library refused to open a stream")
              .expected("status OK and a stream")
              .found(Status.describe(status) + ": " + reason(status))
              .where("stream " + stream.streamId() + ", " + library)
              .fix("correct what the library complains about"));
    }
    return opened;
  }

  private static CMemory streamOptions(
      StreamContext stream, Map<String, String> settings, HostCallbacks callbacks) {
    CMemory options = new CMemory(StreamOptionsStruct.SIZE);
    options.bytes().putInt(StreamOptionsStruct.STRUCT_SIZE, StreamOptionsStruct.SIZE);
    options.bytes().putDouble(StreamOptionsStruct.FRAME_RATE, stream.frameRate());
    options.pointTo(StreamOptionsStruct.STREAM_ID, CMemory.text(stream.streamId()));
    options.pointTo(StreamOptionsStruct.CAMERA_ID, CMemory.text(stream.cameraId()));
    options.pointTo(StreamOptionsStruct.DISPLAY_NAME, CMemory.text(stream.displayName()));
    options.pointTo(StreamOptionsStruct.SETTINGS, settingsOf(settings));
    options.pointTo(StreamOptionsStruct.CALLBACKS, callbacks.struct());
    stream
        .savedState()
        .ifPresent(state -> options.pointTo(StreamOptionsStruct.STATE, structOf(state)));
    return options;
  }

  private static CMemory structOf(SavedState state) {
    CMemory struct = new CMemory(StateStruct.SIZE);
    struct.bytes().putInt(StateStruct.STRUCT_SIZE, StateStruct.SIZE);
    struct.bytes().putInt(StateStruct.VERSION, state.version());
    struct.pointTo(StateStruct.FORMAT, CMemory.text(state.format()));
    if (state.size() > 0) {
      struct.pointTo(StateStruct.BYTES, CMemory.of(state.bytes()));
    }
    struct.bytes().putLong(StateStruct.BYTE_COUNT, state.size());
    return struct;
  }

  /** Saves what a stream knows. */
  public SavedState saveState(Pointer stream, String streamId) throws AnalyzerFailedException {
    CMemory struct = new CMemory(StateStruct.SIZE);
    struct.bytes().putInt(StateStruct.STRUCT_SIZE, StateStruct.SIZE);
    int status;
    try {
      status = optional.call(OptionalFunction.STREAM_SAVE_STATE, stream, struct.pointer());
    } finally {
      Reference.reachabilityFence(struct);
    }
    if (status != Status.OK) {
      throw new AnalyzerFailedException(
          noState(streamId, "status OK", Status.describe(status) + ": " + functions.lastError()));
    }
    return savedState(struct, streamId);
  }

  private SavedState savedState(CMemory struct, String streamId) throws AnalyzerFailedException {
    String format = formatOf(struct, streamId);
    long count = struct.bytes().getLong(StateStruct.BYTE_COUNT);
    Pointer bytes = struct.pointerAt(StateStruct.BYTES);
    if (format.isBlank()) {
      throw new AnalyzerFailedException(noState(streamId, "a state.format", "none"));
    }
    if (count < 0 || count > SavedState.MAX_BYTES) {
      throw new AnalyzerFailedException(
          noState(
              streamId,
              "a state.byte_count of at most " + SavedState.MAX_BYTES,
              Long.toUnsignedString(count)));
    }
    if (count > 0 && bytes == null) {
      throw new AnalyzerFailedException(
          noState(streamId, "a pointer to " + count + " bytes", "a null pointer"));
    }
    byte[] copied = new byte[(int) count];
    try {
      if (count > 0) {
        LibraryPointer.at(Pointer.nativeValue(bytes), "state.bytes")
            .read(0, copied, 0, (int) count);
      }
    } catch (HeaderViolation e) {
      throw new AnalyzerFailedException(noState(streamId, e.expected(), e.found()), e);
    }
    return SavedState.of(format, struct.bytes().getInt(StateStruct.VERSION), copied);
  }

  private String formatOf(CMemory struct, String streamId) throws AnalyzerFailedException {
    try {
      return new DescriptionTexts()
          .optionalText(struct.pointer(), StateStruct.FORMAT, "state.format")
          .orElse("");
    } catch (HeaderViolation e) {
      throw new AnalyzerFailedException(noState(streamId, e.expected(), e.found()), e);
    }
  }

  private Problem noState(String streamId, String expected, String found) {
    return Problem.of(
            NativeErrors.NO_STATE, "the library gives no state of its stream that can be kept")
        .expected(expected)
        .found(found)
        .where("stream " + streamId + ", " + library)
        .fix("tell the library's vendor");
  }

  private int openWithOptions(Pointer engine, CMemory options, CMemory handle) {
    try {
      return optional.call(
          OptionalFunction.STREAM_OPEN2, engine, options.pointer(), handle.pointer());
    } finally {
      Reference.reachabilityFence(options);
      Reference.reachabilityFence(handle);
    }
  }

  /** Changes settings of an engine while it runs. */
  public void changeEngine(Pointer engine, Map<String, String> settings)
      throws SettingsException, AnalyzerFailedException {
    change(OptionalFunction.ENGINE_CHANGE_SETTINGS, engine, settings);
  }

  /** Changes settings of a stream between two frames. */
  public void changeStream(Pointer stream, Map<String, String> settings)
      throws SettingsException, AnalyzerFailedException {
    change(OptionalFunction.STREAM_CHANGE_SETTINGS, stream, settings);
  }

  private void change(OptionalFunction function, Pointer handle, Map<String, String> settings)
      throws SettingsException, AnalyzerFailedException {
    CMemory given = settingsOf(settings);
    int status;
    try {
      status = optional.call(function, handle, given.pointer());
    } finally {
      Reference.reachabilityFence(given);
    }
    if (status == Status.OK) {
      return;
    }
    Problem problem =
        Problem.of(NativeErrors.CHANGE_REFUSED, "the library refused to change its settings")
            .expected("status OK")
            .found(Status.describe(status) + ": " + functions.lastError())
            .where(library.toString())
            .fix("correct what the library complains about");
    if (status == Status.BAD_SETTING) {
      throw new SettingsException(problem);
    }
    throw new AnalyzerFailedException(problem);
  }

  private static CMemory settingsOf(Map<String, String> settings) {
    CMemory struct = new CMemory(SettingsStruct.SIZE);
    struct.bytes().putInt(SettingsStruct.STRUCT_SIZE, SettingsStruct.SIZE);
    struct.bytes().putInt(SettingsStruct.COUNT, settings.size());
    struct.bytes().putInt(SettingsStruct.SETTING_SIZE, SettingStruct.SIZE);
    if (!settings.isEmpty()) {
      struct.pointTo(SettingsStruct.VALUES, arrayOf(settings));
    }
    return struct;
  }

  private static CMemory arrayOf(Map<String, String> settings) {
    CMemory array = new CMemory(SettingStruct.SIZE * settings.size());
    int at = 0;
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      array.pointTo(at + SettingStruct.KEY, CMemory.text(setting.getKey()));
      array.pointTo(at + SettingStruct.VALUE, CMemory.text(setting.getValue()));
      at += SettingStruct.SIZE;
    }
    return array;
  }

  private String reason(int status) {
    return status == Status.OK ? "but a null handle" : functions.lastError();
  }
}
