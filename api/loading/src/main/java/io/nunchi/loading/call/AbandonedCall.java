package io.nunchi.loading.call;

/**
 * Unwinds a thread whose call the host gave up: the stream goes on elsewhere, and this thread may
 * only give back what the call alone holds.
 */
public final class AbandonedCall extends RuntimeException {

  private static final long serialVersionUID = 1;

  AbandonedCall(String what) {
    super("the host gave up waiting for " + what, null, false, false);
  }
}
