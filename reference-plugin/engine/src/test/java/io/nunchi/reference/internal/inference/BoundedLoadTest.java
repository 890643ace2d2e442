package io.nunchi.reference.internal.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.testing.TinyModels;
import io.nunchi.spi.failure.EngineStartException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BoundedLoadTest {

  private final CountDownLatch mayLoad = new CountDownLatch(1);
  private final CompletableFuture<Thread> loader = new CompletableFuture<>();
  private final CompletableFuture<OrtSession> loaded = new CompletableFuture<>();

  @AfterEach
  void letTheLoaderGo() {
    mayLoad.countDown();
  }

  private OrtSession load() throws OrtException, EngineStartException {
    loader.complete(Thread.currentThread());
    try {
      mayLoad.await();
    } catch (InterruptedException unexpected) {
      throw new IllegalStateException(unexpected);
    }
    OrtEnvironment environment = OnnxRuntimeLibrary.load(TestHost.nativeFolder());
    OrtSession session = environment.createSession(TinyModels.yolox(TinyModels.noCells()));
    loaded.complete(session);
    return session;
  }

  @Test
  void givesTheSessionThatWasLoadedInTime() throws Exception {
    mayLoad.countDown();
    try (OrtSession session = BoundedLoad.within(Duration.ofSeconds(50), this::load)) {
      assertThat(session.getNumInputs()).isEqualTo(1);
    }
  }

  @Test
  void givesUpWhenItTakesTooLongAndClosesTheSessionThatComesLate() throws Exception {
    assertThatThrownBy(() -> BoundedLoad.within(Duration.ofMillis(1), this::load))
        .isInstanceOf(EngineStartException.class)
        .hasMessageContaining("NUN-5016")
        .hasMessageContaining("loadTimeout");
    assertLateSessionIsClosed();
  }

  @Test
  void givesUpWhenItsThreadIsInterruptedAndClosesTheSessionThatComesLate() throws Exception {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> BoundedLoad.within(Duration.ofSeconds(50), this::load))
        .isInstanceOf(EngineStartException.class)
        .hasMessageContaining("NUN-5204");
    assertThat(Thread.interrupted()).isTrue();
    assertLateSessionIsClosed();
  }

  private void assertLateSessionIsClosed() throws Exception {
    mayLoad.countDown();
    OrtSession late = loaded.get();
    loader.get().join();
    assertThatThrownBy(late::getInputInfo).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void passesOnWhatOnnxRuntimeSays() throws Exception {
    OrtEnvironment environment = OnnxRuntimeLibrary.load(TestHost.nativeFolder());
    assertThatThrownBy(
            () ->
                BoundedLoad.within(
                    Duration.ofSeconds(50), () -> environment.createSession(new byte[] {1, 2})))
        .isInstanceOf(OrtException.class);
  }
}
