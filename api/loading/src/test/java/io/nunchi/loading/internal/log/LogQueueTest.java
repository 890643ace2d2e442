package io.nunchi.loading.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

@Timeout(60)
class LogQueueTest {

  private static final long LONG_IDLE = TimeUnit.MINUTES.toNanos(1);

  private final ch.qos.logback.classic.Logger target =
      (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("test.queue");
  private final GatedAppender appender = new GatedAppender();
  private final List<Thread> started = new CopyOnWriteArrayList<>();
  private final HostLog log = HostLog.named("test.queue");

  @BeforeEach
  void append() {
    target.addAppender(appender);
    appender.start();
  }

  @AfterEach
  void detach() {
    appender.gate.countDown();
    target.detachAppender(appender);
  }

  private Thread thread(Runnable task) {
    Thread thread = new Thread(task, "test-log");
    thread.setDaemon(true);
    started.add(thread);
    return thread;
  }

  private LogQueue queue(int capacity, long idleNanos, Function<Runnable, Thread> threads) {
    return new LogQueue(capacity, idleNanos, threads);
  }

  private LogLine line(String text) {
    return new LogLine(log, Level.WARN, text, new Object[0], Map.of());
  }

  private static void flush(LogQueue queue) {
    assertThat(queue.flush(TimeUnit.SECONDS.toNanos(60))).isTrue();
  }

  @Test
  void callersGoOnWhileTheAppenderIsBlockedAndLostLinesAreCounted() throws Exception {
    LogQueue queue = queue(3, LONG_IDLE, this::thread);
    appender.block();
    queue.add(line("blocks"));
    appender.blocked.await();
    for (int i = 0; i < 10; i++) {
      queue.add(line("line " + i));
    }
    assertThat(queue.lost()).isEqualTo(7);
    appender.gate.countDown();
    flush(queue);
    assertThat(appender.written).containsExactly("blocks", "line 0", "line 1", "line 2");
    queue.add(line("after"));
    flush(queue);
    assertThat(appender.written).contains("after");
    assertThat(queue.lost()).isEqualTo(7);
  }

  @Test
  void questionsAreBoundedToo() throws Exception {
    LogQueue queue = queue(3, LONG_IDLE, this::thread);
    AtomicInteger answered = new AtomicInteger();
    appender.block();
    queue.add(line("blocks"));
    appender.blocked.await();
    for (int i = 0; i < 3; i++) {
      assertThat(queue.ask(answered::incrementAndGet)).isTrue();
    }
    assertThat(queue.ask(answered::incrementAndGet)).isFalse();
    appender.gate.countDown();
    flush(queue);
    assertThat(answered).hasValue(3);
    assertThat(queue.ask(answered::incrementAndGet)).isTrue();
    flush(queue);
    assertThat(answered).hasValue(4);
  }

  @Test
  void flushSaysWhenTheLogDoesNotComeToIt() throws Exception {
    LogQueue queue = queue(3, LONG_IDLE, this::thread);
    appender.block();
    queue.add(line("blocks"));
    appender.blocked.await();
    assertThat(queue.flush(1)).isFalse();
  }

  @Test
  void anAppenderThatThrowsErrorsEndsNothing() {
    LogQueue queue = queue(100, LONG_IDLE, this::thread);
    appender.failures.set(2);
    queue.add(line("fails"));
    queue.add(line("fails, too"));
    queue.add(line("written"));
    flush(queue);
    assertThat(appender.written).containsExactly("written");
    assertThat(queue.lost()).isEqualTo(2);
    assertThat(started).hasSize(1);
  }

  @Test
  void linesWaitForAThreadThatCannotStart() {
    AtomicInteger attempts = new AtomicInteger();
    LogQueue queue =
        queue(
            100,
            LONG_IDLE,
            task -> {
              if (attempts.incrementAndGet() == 1) {
                throw new OutOfMemoryError("no room for a thread");
              }
              if (attempts.get() == 2) {
                return new Thread(task) {
                  @Override
                  public synchronized void start() {
                    throw new OutOfMemoryError("unable to create native thread");
                  }
                };
              }
              return thread(task);
            });
    queue.add(line("first"));
    queue.add(line("second"));
    assertThat(attempts).hasValue(2);
    queue.add(line("third"));
    flush(queue);
    assertThat(appender.written).containsExactly("first", "second", "third");
    assertThat(queue.lost()).isZero();
  }

  @Test
  void theThreadEndsWhenItIsIdleAndAnotherOneStartsWithTheNextLine() throws Exception {
    LogQueue queue = queue(100, 1, this::thread);
    queue.add(line("first"));
    started.get(0).join();
    queue.add(line("second"));
    started.get(1).join();
    assertThat(appender.written).containsExactly("first", "second");
  }

  @Test
  void aThreadThatIsInterruptedWritesOn() {
    LogQueue queue = queue(100, LONG_IDLE, this::thread);
    queue.add(line("first"));
    flush(queue);
    started.get(0).interrupt();
    queue.add(line("second"));
    flush(queue);
    assertThat(appender.written).containsExactly("first", "second");
    assertThat(started).hasSize(1);
  }

  /** Blocks or fails as the test wants. */
  private static final class GatedAppender extends AppenderBase<ILoggingEvent> {
    private final List<String> written = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final CountDownLatch blocked = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private volatile boolean blocks;

    void block() {
      blocks = true;
    }

    @Override
    public synchronized void doAppend(ILoggingEvent event) {
      if (failures.getAndDecrement() > 0) {
        throw new StackOverflowError("from the appender");
      }
      if (blocks) {
        blocked.countDown();
        awaitUninterruptibly(gate);
      }
      written.add(event.getFormattedMessage());
    }

    @Override
    protected void append(ILoggingEvent event) {}

    private static void awaitUninterruptibly(CountDownLatch latch) {
      while (latch.getCount() > 0) {
        try {
          latch.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }
}
