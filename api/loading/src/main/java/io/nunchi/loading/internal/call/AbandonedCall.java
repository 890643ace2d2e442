package io.nunchi.loading.internal.call;

/**
 * Unwinds a thread whose call the host gave up. The stream continues on another thread; this one
 * only releases the resources of the call.
 */
public final class AbandonedCall extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Unwinds a thread when no memory is left to name the call. */
  @SuppressWarnings("StaticAssignmentOfThrowable") // it has no stack trace
  private static final AbandonedCall UNNAMED = new AbandonedCall("a call");

  private AbandonedCall(String what) {
    super("the host gave up waiting for " + what, null, false, false);
  }

  static AbandonedCall of(String what) {
    try {
      return new AbandonedCall(what);
    } catch (Throwable e) { // no memory
      return UNNAMED;
    }
  }
}
