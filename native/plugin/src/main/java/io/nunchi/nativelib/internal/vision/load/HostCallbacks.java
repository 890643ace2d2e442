package io.nunchi.nativelib.internal.vision.load;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Pointer;
import io.nunchi.nativelib.internal.vision.layout.CallbacksStruct;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The functions that libraries may call. All libraries call the same ones, which are never freed;
 * the context that comes with a call is a number that leads to the listener. So a library that
 * calls after its engine or stream is gone reaches nobody, and crashes nothing.
 *
 * <p>Threading: libraries call from any thread.
 */
public final class HostCallbacks implements AutoCloseable {

  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final Map<Long, Listener> LISTENERS = new ConcurrentHashMap<>();

  private static final LogFunction LOG =
      (context, level, text) -> {
        Listener listener = listener(context);
        String line = CText.read(text);
        if (listener != null && line != null) {
          listener.log(MessageLevel.of(level), line);
        }
      };

  private static final TellFunction TELL =
      (context, level, code, text) -> {
        Listener listener = listener(context);
        String shortName = CText.read(code);
        String message = CText.read(text);
        if (listener != null && shortName != null && message != null) {
          listener.tell(MessageLevel.of(level), shortName, message);
        }
      };

  private final long number = NUMBERS.incrementAndGet();
  private final CMemory struct = new CMemory(CallbacksStruct.SIZE);

  private HostCallbacks() {}

  /** Hears what an engine or a stream says, with texts of at most 16 KiB. */
  public interface Listener {

    /** A line for the log. */
    void log(MessageLevel level, String line);

    /** A message for the operator of the stream. */
    void tell(MessageLevel level, String code, String text);
  }

  /** C: {@code nunchi_vision_log_function}. */
  public interface LogFunction extends Callback {
    void invoke(@Nullable Pointer context, int level, @Nullable Pointer text);
  }

  /** C: {@code nunchi_vision_tell_function}. */
  public interface TellFunction extends Callback {
    void invoke(
        @Nullable Pointer context, int level, @Nullable Pointer code, @Nullable Pointer text);
  }

  /** The functions for an engine. */
  public static HostCallbacks ofEngine(Listener listener) {
    return hearing(listener);
  }

  /** The functions for a stream, which has an operator. */
  public static HostCallbacks ofStream(Listener listener) {
    HostCallbacks callbacks = hearing(listener);
    callbacks.struct.pointTo(CallbacksStruct.TELL_OPERATOR, pointerTo(TELL));
    return callbacks;
  }

  private static HostCallbacks hearing(Listener listener) {
    HostCallbacks callbacks = new HostCallbacks();
    callbacks.struct.bytes().putInt(CallbacksStruct.STRUCT_SIZE, CallbacksStruct.SIZE);
    callbacks.struct.bytes().putLong(CallbacksStruct.CONTEXT, callbacks.number);
    callbacks.struct.pointTo(CallbacksStruct.LOG, pointerTo(LOG));
    LISTENERS.put(callbacks.number, listener);
    return callbacks;
  }

  private static Pointer pointerTo(Callback function) {
    return CallbackReference.getFunctionPointer(function);
  }

  private static @Nullable Listener listener(@Nullable Pointer context) {
    return context == null ? null : LISTENERS.get(Pointer.nativeValue(context));
  }

  CMemory struct() {
    return struct;
  }

  /** Nobody hears the library any more. */
  @Override
  public void close() {
    LISTENERS.remove(number);
  }
}
