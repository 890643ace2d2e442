package io.nunchi.cli.internal.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

class FfmpegMessagesTest {

  @Test
  void keepsErrorsAndForgetsTheRest() {
    FfmpegMessages.startAfresh();

    say(avutil.AV_LOG_INFO, "chatter\n");
    say(avutil.AV_LOG_ERROR, "no such file\n");
    say(avutil.AV_LOG_ERROR, "no such file\n");
    assertThat(FfmpegMessages.recent()).isEqualTo("no such file");

    FfmpegMessages.startAfresh();
    assertThat(FfmpegMessages.recent()).isEmpty();
  }

  private static void say(int level, String text) {
    try (BytePointer line = new BytePointer(text)) {
      avutil.av_log(new Pointer(), level, line);
    }
  }
}
