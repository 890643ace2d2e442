package io.nunchi.loading.internal.call;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A set that many threads change, without a lock, and one walks through without allocating. */
final class Shared<T> {

  private static final Object[] NONE = {};

  private final AtomicReference<Object[]> elements = new AtomicReference<>(NONE);

  void add(T added) {
    while (true) {
      Object[] before = all();
      Object[] after = Arrays.copyOf(before, before.length + 1);
      after[before.length] = added;
      if (elements.compareAndSet(before, after)) {
        return;
      }
    }
  }

  /** Removes an element, if it is there. */
  void remove(T removed) {
    while (true) {
      Object[] before = all();
      int index = indexOf(before, removed);
      if (index < 0) {
        return;
      }
      Object[] after = new Object[before.length - 1];
      System.arraycopy(before, 0, after, 0, index);
      System.arraycopy(before, index + 1, after, index, after.length - index);
      if (elements.compareAndSet(before, after)) {
        return;
      }
    }
  }

  private static int indexOf(Object[] elements, Object wanted) {
    for (int i = 0; i < elements.length; i++) {
      if (elements[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** All elements of this moment, of type T; never changed afterwards, nor to be changed. */
  Object[] all() {
    return Objects.requireNonNull(elements.get());
  }
}
