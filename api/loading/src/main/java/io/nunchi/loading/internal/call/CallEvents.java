package io.nunchi.loading.internal.call;

/**
 * Told by the supervisor's thread what becomes of a call; implementations never block.
 *
 * <p>One that throws is logged. {@link #abandoned()} is then called again in the next round, until
 * it returns; an implementation therefore repeats no step that it has completed.
 */
public interface CallEvents {

  /** Does nothing. */
  CallEvents NONE =
      new CallEvents() {
        @Override
        public void overdue() {}

        @Override
        public void abandoned() {}
      };

  /** The limit passed; the call still runs, and cannot end before this returns. At most once. */
  void overdue();

  /** The host gave the call up; its thread is lost and returns no value. */
  void abandoned();
}
