package io.nunchi.api.frame;

/**
 * The holds that a host has of pictures, which are counted apart from the VMS's. For hosts: a VMS
 * calls {@link FrameBuffer#hold()} and {@link FrameBuffer#release()}.
 *
 * <p>Threading: any thread; each call is one atomic step, takes no lock and allocates nothing.
 */
public final class FrameClaims {

  private FrameClaims() {}

  /**
   * Takes one hold of the VMS with an offered picture. Nothing has changed if it throws.
   *
   * @param picture the offered picture
   * @param streamId the id of the stream, for the problem's text
   * @throws IllegalStateException if the VMS has no hold of the picture (NUN-3006)
   */
  public static void claim(FrameBuffer picture, String streamId) {
    picture.claim(streamId);
  }

  /**
   * Adds a hold for the host, such as for a lease.
   *
   * @param picture a picture that somebody holds
   * @throws IllegalStateException if the picture was released already
   */
  public static void hold(FrameBuffer picture) {
    picture.holdForHost();
  }

  /**
   * Ends a hold of the host.
   *
   * @param picture a picture that the host holds
   * @throws IllegalStateException if the host has no hold of it
   */
  public static void release(FrameBuffer picture) {
    picture.releaseForHost();
  }
}
