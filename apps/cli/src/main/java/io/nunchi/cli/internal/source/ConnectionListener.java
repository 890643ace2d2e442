package io.nunchi.cli.internal.source;

import io.nunchi.spi.failure.Problem;
import java.time.Duration;

/** Hears how the connection to a camera goes. On the thread that asks the source for frames. */
public interface ConnectionListener {

  /** Nobody hears. */
  ConnectionListener NONE =
      new ConnectionListener() {
        @Override
        public void lost(Problem why) {
          // nobody hears
        }

        @Override
        public void isBack(Duration away) {
          // nobody hears
        }
      };

  /**
   * The camera is lost, before it is connected to again; once more for each other reason why it
   * stays away.
   *
   * @param why the problem that came instead of a picture
   */
  void lost(Problem why);

  /**
   * The first picture came after a loss.
   *
   * @param away the time without pictures
   */
  void isBack(Duration away);
}
