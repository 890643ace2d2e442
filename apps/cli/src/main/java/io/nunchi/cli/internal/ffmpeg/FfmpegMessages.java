package io.nunchi.cli.internal.ffmpeg;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * The last errors that FFmpeg wrote to its log, which would otherwise fill the terminal.
 *
 * <p>FFmpeg has one log for the whole process, and calls it on the thread that failed. What it says
 * on a thread that {@linkplain #startAfresh() listens} is that thread's; what it says on threads of
 * its own, such as those that decode, may be about any of the listeners. Any thread.
 */
public final class FfmpegMessages extends LogCallback {

  /** In front of each line FFmpeg says which of its parts speaks, and where that lies in memory. */
  private static final Pattern ADDRESS = Pattern.compile("(?<=\\[[^]]{1,60}) @ 0x[0-9a-f]+(?=])");

  private static final FfmpegMessages INSTALLED = install();

  /** The listening threads, with the lines that are surely theirs. */
  private final Map<Thread, RecentLines> byListener =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final RecentLines ofOthers = new RecentLines(0);

  private FfmpegMessages() {}

  private static FfmpegMessages install() {
    FfmpegMessages messages = new FfmpegMessages();
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    avutil.setLogCallback(messages);
    return messages;
  }

  /** Lets this thread listen; forgets what was said to it before. */
  public static void startAfresh() {
    INSTALLED.byListener.put(Thread.currentThread(), new RecentLines(INSTALLED.ofOthers.count()));
  }

  /**
   * The last few complaints of FFmpeg since this thread's {@link #startAfresh()}: those on this
   * thread, or else those on threads of FFmpeg's own, which are said to be uncertain while other
   * threads listen.
   */
  public static String recent() {
    return INSTALLED.heardBy(Thread.currentThread());
  }

  private String heardBy(Thread listener) {
    RecentLines own = byListener.get(listener);
    List<String> said = own == null ? List.of() : own.since(0);
    if (!said.isEmpty()) {
      return String.join("; ", said);
    }
    List<String> overheard = ofOthers.since(own == null ? 0 : own.begin());
    String text = String.join("; ", overheard);
    return overheard.isEmpty() || isOnlyListener(listener)
        ? text
        : text + " (FFmpeg does not say of which source)";
  }

  private boolean isOnlyListener(Thread listener) {
    synchronized (byListener) {
      return byListener.keySet().stream()
          .allMatch(other -> other.equals(listener) || !other.isAlive());
    }
  }

  @Override
  public void call(int level, BytePointer text) {
    if (level > avutil.AV_LOG_ERROR) {
      return;
    }
    String line = ADDRESS.matcher(text.getString().strip()).replaceAll("");
    if (!line.isEmpty()) {
      byListener.getOrDefault(Thread.currentThread(), ofOthers).add(line);
    }
  }
}
