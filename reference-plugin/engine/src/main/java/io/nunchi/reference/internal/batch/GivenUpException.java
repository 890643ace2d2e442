package io.nunchi.reference.internal.batch;

/** A caller left its batch: it was interrupted, or is closing. */
public final class GivenUpException extends Exception {

  private static final long serialVersionUID = 1;

  GivenUpException() {
    super("the caller gave up its place in the batch");
  }
}
