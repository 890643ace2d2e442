package io.nunchi.api.internal.frame;

import io.nunchi.spi.frame.Frame;

/** A frame whose borrower has to give it back. */
public interface LentFrame extends Frame {

  /** The call is over. */
  void endBorrow();
}
