package io.nunchi.cli.internal.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
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

  @Test
  void eachListenerHearsWhatFailsOnItsThread() throws Exception {
    FfmpegMessages.startAfresh();
    say(avutil.AV_LOG_ERROR, "mine\n");

    String theirs =
        onAnotherThread(
            () -> {
              FfmpegMessages.startAfresh();
              say(avutil.AV_LOG_ERROR, "theirs\n");
              return FfmpegMessages.recent();
            });

    assertThat(theirs).isEqualTo("theirs");
    assertThat(FfmpegMessages.recent()).isEqualTo("mine");
  }

  @Test
  void whatIsSaidOnAThreadOfFfmpegsIsUncertainWhileOthersListen() throws Exception {
    CountDownLatch heard = new CountDownLatch(1);
    CountDownLatch listens = new CountDownLatch(1);
    Thread other =
        new Thread(
            () -> {
              FfmpegMessages.startAfresh();
              listens.countDown();
              awaitQuietly(heard);
            });
    other.start();
    listens.await();
    FfmpegMessages.startAfresh();

    onAnotherThread(
        () -> {
          say(avutil.AV_LOG_ERROR, "a broken frame\n");
          return "";
        });

    assertThat(FfmpegMessages.recent())
        .isEqualTo("a broken frame (FFmpeg does not say of which source)");
    heard.countDown();
    other.join();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String onAnotherThread(Callable<String> work) throws Exception {
    FutureTask<String> task = new FutureTask<>(work);
    Thread thread = new Thread(task);
    thread.start();
    thread.join();
    return task.get();
  }

  private static void say(int level, String text) {
    try (BytePointer line = new BytePointer(text)) {
      avutil.av_log(new Pointer(), level, line);
    }
  }
}
