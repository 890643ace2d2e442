package io.nunchi.loading.internal.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.loading.HostThread;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LeftThreadsTest {

  private final CountDownLatch end = new CountDownLatch(1);

  /** A thread whose answer is code that a plugin wrote. */
  private static final class Unanswering extends Thread {

    Unanswering(Runnable work) {
      super(work, "unanswering");
    }

    @Override
    public ClassLoader getContextClassLoader() {
      throw new IllegalStateException("asked on a thread of the host");
    }
  }

  private void work() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aThreadOfThePluginIsFoundWhateverItsName() throws Exception {
    try (URLClassLoader loader = new URLClassLoader(new URL[0], null)) {
      Thread plugins = new Thread(this::work, "nunchi-worker-1");
      Thread hosts = HostThread.of(this::work, "listener");
      List<Thread> all = List.of(plugins, hosts);
      all.forEach(thread -> thread.setContextClassLoader(loader));
      all.forEach(Thread::start);
      try {
        assertThat(LeftThreads.ids(loader)).containsExactly(plugins.getId());
      } finally {
        end.countDown();
        plugins.join();
        hosts.join();
      }
    }
  }

  @Test
  void aThreadIsKnownByItsContextLoaderUnlessThatIsThePluginsCode() throws Exception {
    try (URLClassLoader loader = new URLClassLoader(new URL[0], null)) {
      Thread left = new Thread(this::work, "left");
      Thread unanswering = new Unanswering(this::work);
      left.setContextClassLoader(loader);
      left.start();
      unanswering.start();
      try {
        assertThat(LeftThreads.ids(loader)).containsExactly(left.getId());
      } finally {
        end.countDown();
        left.join();
        unanswering.join();
      }
    }
  }
}
