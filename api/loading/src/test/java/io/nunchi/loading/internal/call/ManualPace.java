package io.nunchi.loading.internal.call;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

/** A pace whose pauses end when a test says so; pauses and threads are known by a thread's name. */
final class ManualPace implements Pace {

  private final AtomicLong nanos = new AtomicLong();
  private final Map<String, Semaphore> pausesBegun = new ConcurrentHashMap<>();
  private final Map<String, Semaphore> pausesToEnd = new ConcurrentHashMap<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final BiFunction<Runnable, String, Thread> creates;

  ManualPace() {
    this(Thread::new);
  }

  /** Creates its threads in a way of the test's own. */
  ManualPace(BiFunction<Runnable, String, Thread> creates) {
    this.creates = creates;
  }

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public void pause(long atMost) {
    String name = Thread.currentThread().getName();
    of(pausesBegun, name).release();
    of(pausesToEnd, name).acquireUninterruptibly();
  }

  @Override
  public Thread newThread(Runnable task, String name) {
    Thread created = creates.apply(task, name);
    threads.add(created);
    return created;
  }

  private static Semaphore of(Map<String, Semaphore> semaphores, String name) {
    return semaphores.computeIfAbsent(name, same -> new Semaphore(0));
  }

  /** Lets time pass. */
  void pass(long more) {
    nanos.addAndGet(more);
  }

  /** Waits until a thread of the name pauses; each pause counts once. */
  void awaitPause(String name) {
    of(pausesBegun, name).acquireUninterruptibly();
  }

  /** Ends a pause of a thread of the name. */
  void endPause(String name) {
    of(pausesToEnd, name).release();
  }

  /** Lets a pausing thread make one round and waits until it pauses again. */
  void round(String name) {
    endPause(name);
    awaitPause(name);
  }

  /** Ends all pauses from now on. */
  void endAllPauses(String name) {
    of(pausesToEnd, name).release(1_000_000);
  }

  /** The threads that were created, in order. */
  List<Thread> threads(String name) {
    return threads.stream().filter(thread -> thread.getName().equals(name)).toList();
  }
}
