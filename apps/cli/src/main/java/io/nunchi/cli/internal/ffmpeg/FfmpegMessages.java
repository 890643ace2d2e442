package io.nunchi.cli.internal.ffmpeg;

import java.util.ArrayDeque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * The last errors that FFmpeg wrote to its log, which would otherwise fill the terminal.
 *
 * <p>FFmpeg has one log for the whole process, so there is one of these, which lives as long as the
 * process does. Any thread.
 */
public final class FfmpegMessages extends LogCallback {

  private static final int KEPT = 4;

  /** In front of each line FFmpeg says which of its parts speaks, and where that lies in memory. */
  private static final Pattern ADDRESS = Pattern.compile("(?<=\\[[^]]{1,60}) @ 0x[0-9a-f]+(?=])");

  private static final FfmpegMessages INSTALLED = install();

  private final ArrayDeque<String> errors = new ArrayDeque<>();

  private FfmpegMessages() {}

  private static FfmpegMessages install() {
    FfmpegMessages messages = new FfmpegMessages();
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    avutil.setLogCallback(messages);
    return messages;
  }

  /** Starts to listen, if that has not been done; forgets what was said before. */
  public static void startAfresh() {
    INSTALLED.forget();
  }

  /** The last few complaints of FFmpeg since {@link #startAfresh()}. */
  public static String recent() {
    return INSTALLED.lines().stream().collect(Collectors.joining("; "));
  }

  @Override
  public void call(int level, BytePointer text) {
    if (level > avutil.AV_LOG_ERROR) {
      return;
    }
    String line = ADDRESS.matcher(text.getString().strip()).replaceAll("");
    if (!line.isEmpty()) {
      remember(line);
    }
  }

  private synchronized void remember(String line) {
    if (errors.contains(line)) {
      return;
    }
    if (errors.size() == KEPT) {
      errors.removeFirst();
    }
    errors.addLast(line);
  }

  private synchronized void forget() {
    errors.clear();
  }

  private synchronized List<String> lines() {
    return List.copyOf(errors);
  }
}
